/** What a kind of node is called while it is dragged from the palette. */
export const KIND_DRAG = 'application/x-falaj-kind';
