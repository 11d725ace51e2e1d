"""Values in, words out: the answer as a table, as JSON, and whatever else is printed for people or programs.

Nothing here decides, and no other room writes sentences about a verdict. Shown figures are cut so that they never
read better than they are; the exact ones stand in the JSON.
"""
