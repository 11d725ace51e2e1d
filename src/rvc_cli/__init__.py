"""Does this vehicle, or this part, originate under the USMCA, by how much, and what would change it?"""

__version__ = "0.1.0"
