"""The values that all of readgroup exchanges: frozen, slotted, standard library only."""
