/** The part of the network that the Tab key comes to, and how the arrow keys go on from it. */
export class NetworkFocus {
	readonly #columns: () => readonly (readonly string[])[];
	#index = $state(0);
	/** The element's id of that part. */
	readonly id: string | undefined = $derived.by(() => {
		const ids = this.#columns().flat();
		return ids[this.#index] ?? ids[0];
	});

	/** `columns` are the ids of the parts from left to right: the neurons of a layer, the weights to the next. */
	constructor(columns: () => readonly (readonly string[])[]) {
		this.#columns = columns;
	}

	/** Takes note that a part has the focus. */
	comeTo(id: string) {
		this.#index = this.#columns().flat().indexOf(id);
	}

	/** Moves the focus as an arrow key says: up and down a column, or to the nearest part of the next. */
	move(event: KeyboardEvent) {
		if (event.ctrlKey || event.metaKey || event.altKey || this.id === undefined) return;
		const columns = this.#columns().filter((column) => column.length > 0);
		const at = columns.findIndex((column) => column.includes(this.id!));
		const k = columns[at].indexOf(this.id);
		const share = k / columns[at].length;
		const next = {
			ArrowUp: () => columns[at][k - 1],
			ArrowDown: () => columns[at][k + 1],
			ArrowLeft: () => nearest(columns[at - 1], share),
			ArrowRight: () => nearest(columns[at + 1], share)
		}[event.key];
		if (!next) return;
		event.preventDefault();
		const id = next();
		if (id) document.getElementById(id)?.focus();
	}
}

function nearest(column: readonly string[] | undefined, share: number): string | undefined {
	return column?.[Math.floor(share * column.length)];
}
