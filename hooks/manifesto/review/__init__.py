"""Reviews: what a change does to the manifesto, proved before anybody takes it in."""
