/** What makes the parts of one layer of the network focusable, and lights what is pointed at. */
export interface Focusable {
	/** Whether a neuron, or a weight, is pointed at here or elsewhere. */
	isPointed(row: number, col?: number): boolean;
	/** The attributes by which the keyboard finds it. */
	attributes(row: number, col?: number): { id: string; role: 'button'; tabindex: 0 | -1 };
}
