import type { GradientSizes, Packed, TestAnswers } from '$training/messages';

/** What is known of the run at one update. */
export interface View {
	/** The updates done by then. */
	readonly update: number;
	readonly parameters: Packed;
	/** Of the last of them; null before the first. */
	readonly gradientSizes: GradientSizes | null;
	/** The images of the next update's batch; null after the last. */
	readonly batch: Uint32Array | null;
	/** Null where they were not asked for, or where there is no test. */
	readonly answers: TestAnswers | null;
}

/** The run, as far as it can be looked at. */
export interface Viewed {
	/** The updates done. */
	readonly done: number;
	/** The run after so many updates; its answers to the test take longer than its weights. */
	view(update: number, answers: boolean): Promise<View>;
}

/** Milliseconds without another wish after which the hand has come to rest. */
export const REST = 150;

const KEY = 'backstep-train';

/**
 * Where in a run the visitor looks. While the hand moves only the weights follow it; once it rests,
 * so do the answers to the test and the batch.
 */
export class RunLook {
	/** The update that is looked at; null follows the run. */
	at = $state<number | null>(null);
	/** What was seen last: of the update looked at, else of the run when it last ended an epoch or paused. */
	seen = $state.raw<View | null>(null);
	/** The last that was seen with its answers: while the hand moves, of an earlier look. */
	settled = $state.raw<View | null>(null);
	/** The cell of the confusion matrix whose digits are shown; null shows all that are answered wrongly. */
	cell = $state.raw<{ readonly label: number; readonly answer: number } | null>(null);
	/** What the update on show is compared with. */
	pinned = $state.raw<{ readonly update: number; readonly parameters: Packed } | null>(null);
	/** Whether it shows the cost on a logarithmic axis: of any run of this tab. */
	log = $state(false);
	/** When it last looked, in the page's milliseconds. */
	last = 0;

	readonly #run: Viewed;
	#wanted: 'nothing' | 'weights' | 'all' = 'nothing';
	#isLooking = false;
	/** Counts runs and workers: what was asked before the last of them is of another. */
	#era = 0;
	#rest: ReturnType<typeof setTimeout> | undefined;

	constructor(run: Viewed) {
		this.#run = run;
		this.log = kept().log === true;
	}

	/** Whether the hand has been at rest for less than a moment. */
	get isMoving(): boolean {
		return this.#rest !== undefined;
	}

	/** Looks at the run after so many updates, or follows it. The last of many wishes counts. */
	to(update: number | null): void {
		this.at = update;
		this.#keep();
		clearTimeout(this.#rest);
		this.#rest = undefined;
		if (update === null) return this.again();
		this.#rest = setTimeout(() => {
			this.#rest = undefined;
			this.again();
		}, REST);
		void this.#look('weights');
	}

	/** Looks again, with the answers. */
	again(): void {
		void this.#look('all');
	}

	/** Shows the digits of a cell, or of none if they were shown already. */
	choose(label: number, answer: number): void {
		const isSame = this.cell?.label === label && this.cell.answer === answer;
		this.cell = isSame ? null : { label, answer };
		this.#keep();
	}

	/** Compares what is looked at from now on with this; null ends the comparison. */
	pin(point: { readonly update: number; readonly parameters: Packed } | null): void {
		this.pinned = point;
		this.#keep();
	}

	/** Shows the cost on a logarithmic axis, or on an even one. */
	setLog(log: boolean): void {
		this.log = log;
		this.#keep();
	}

	/** Another run: nothing is seen of it yet. */
	reset(): void {
		this.rewind();
		this.cell = this.pinned = null;
		this.#keep();
	}

	/** The same run from another worker: what was asked of the one before never comes. */
	rewind(): void {
		clearTimeout(this.#rest);
		this.#rest = undefined;
		this.#wanted = 'nothing';
		this.#isLooking = false;
		this.#era++;
		this.at = this.seen = this.settled = null;
	}

	/** Takes up the update, the cell and the comparison that this tab had before it was loaded again. */
	async restore(): Promise<void> {
		const { at, cell, pinned } = kept();
		const isDone = (n: unknown) =>
			Number.isInteger(n) && Number(n) >= 0 && Number(n) <= this.#run.done;
		const isDigit = (n: unknown) => Number.isInteger(n) && Number(n) >= 0 && Number(n) <= 9;
		if (cell && isDigit(cell.label) && isDigit(cell.answer)) this.cell = cell;
		if (isDone(at)) this.to(at!);
		if (!isDone(pinned)) return;
		const era = this.#era;
		const { update, parameters } = await this.#run.view(pinned!, false);
		if (era === this.#era) this.pinned ??= { update, parameters };
	}

	#keep(): void {
		const { at, cell, pinned, log } = this;
		try {
			sessionStorage.setItem(KEY, JSON.stringify({ at, cell, pinned: pinned?.update, log }));
		} catch {
			// A browser that keeps nothing shows them until the page is loaded again.
		}
	}

	/** The view, with the very weights that are on show where they are the same: then nothing is drawn again. */
	#same(view: View): View {
		return view.update === this.seen?.update ? { ...view, parameters: this.seen.parameters } : view;
	}

	async #look(what: 'weights' | 'all'): Promise<void> {
		this.#wanted = what;
		if (this.#isLooking) return;
		this.#isLooking = true;
		const era = this.#era;
		while (this.#wanted !== 'nothing') {
			const answers = this.#wanted === 'all';
			this.#wanted = 'nothing';
			this.last = performance.now();
			const answer = await this.#run.view(this.at ?? this.#run.done, answers);
			if (era !== this.#era) return;
			const view = this.#same(answer);
			this.seen = view;
			if (answers) this.settled = view;
		}
		this.#isLooking = false;
	}
}

/** What this tab kept; nothing where that cannot be read. */
function kept(): { at?: number; cell?: RunLook['cell']; pinned?: number; log?: boolean } {
	try {
		return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') ?? {};
	} catch {
		return {};
	}
}
