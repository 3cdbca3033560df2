// Holds the room's place until its first test lands.
