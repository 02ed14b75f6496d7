import { accuracy } from './accuracy';
import { CostCurve } from './cost-curve';
import type { KernelChoice } from './best-kernel';
import type {
	Doing,
	EpochResult,
	GradientSizes,
	Packed,
	Report,
	Request,
	RunFacts,
	TrainingImages
} from './messages';
import { Pace } from './pace';
import { unpackParameters } from './parameters';
import { Run } from './run';
import { forgetRun, keepBeginning, keepProgress, keptRun } from './run-store';
import { trainingRules, type TrainingSettings } from './settings';
import { Trainer } from './trainer';

const OTHER_TAB =
	'Another tab has a run open, which is the one that this browser keeps: a run of this tab is lost with it.';

/** Milliseconds that are trained before messages are looked at. */
const SLICE = 4;
/** Updates between two looks at the clock. */
const STRIDE = 8;
/** Milliseconds between two times that progress is kept. */
const KEEP_EVERY = 1000;

const PIXELS = 784;

/**
 * A run at work in a worker: takes the page's requests, trains a slice at a time, and reports. What
 * it computes is the Run's; here is only when, and what the page and the browser's storage are told.
 */
export class RunHost {
	readonly #post: (report: Report, transfer?: Transferable[]) => void;
	readonly #kernel: KernelChoice;
	readonly #pace = new Pace();
	#work: Work | null = null;
	#storing: Promise<void> = Promise.resolve();
	/** Whether the browser keeps what is done. */
	#stores: boolean;
	/** Whether no other tab keeps a run. */
	readonly #isAlone: boolean;

	constructor(
		kernel: KernelChoice,
		isAlone: boolean,
		post: (report: Report, transfer?: Transferable[]) => void
	) {
		this.#stores = this.#isAlone = isAlone;
		this.#kernel = kernel;
		this.#post = post;
	}

	/** Does what the page asks. */
	async take(request: Request): Promise<void> {
		switch (request.ask) {
			case 'begin':
				return this.#begin(request.settings, request.images, request.from);
			case 'take-up':
				return this.#takeUp();
			case 'forget':
				this.#work = null;
				this.#store(forgetRun);
				return;
			case 'pace':
				return this.#pace.set(request.perSecond, performance.now());
		}
		const work = this.#work;
		if (!work) return;
		switch (request.ask) {
			case 'go':
				this.#pace.hurry(performance.now());
				work.until = work.run.length;
				return;
			case 'pause':
				work.until = work.run.done;
				this.#keep(work);
				return;
			case 'advance':
				this.#pace.hurry(performance.now());
				work.until = Math.min(work.run.length, work.run.done + request.updates);
				return;
			case 'frame':
				return this.#frame(work);
			case 'view':
				return this.#view(work, request);
		}
	}

	/** Whether there are updates to be done now. */
	get busy(): boolean {
		return this.#work !== null && this.#work.run.done < this.#work.until;
	}

	/** Milliseconds until the next update is due. */
	get wait(): number {
		return this.#pace.wait(performance.now());
	}

	/** Trains for a few milliseconds, or does the few updates that are due. */
	slice(): void {
		const work = this.#work;
		if (!work || !this.busy) return;
		const pace = this.#pace;
		const { run, trainer } = work;
		const begun = performance.now();
		let now = begun;
		const stride = pace.isFull ? STRIDE : 1;
		const learn = (isLast: boolean) => {
			// Only the last is measured: it is the one that a frame shows.
			const { cost, gradientSizes } = isLast
				? run.measuredStep()
				: { cost: run.step(), gradientSizes: null };
			if (gradientSizes) work.measured = { update: run.done, gradientSizes };
			pace.step(now);
			if (!Number.isFinite(cost)) return false;
			work.costs.push(cost);
			work.curve.add(cost);
			work.epochCost += cost;
			if (run.done % run.updatesPerEpoch === 0) {
				work.seconds += (performance.now() - now) / 1000;
				this.#endEpoch(work);
				now = performance.now();
			}
			return true;
		};
		while (run.done < work.until && now - begun < SLICE && pace.wait(now) === 0) {
			for (let k = 0; k < stride && run.done < work.until; k++) {
				const isLast = !pace.isFull || run.done + 1 === work.until;
				if (!learn(isLast)) return this.#notFinite(work);
			}
			const later = performance.now();
			work.seconds += (later - now) / 1000;
			now = later;
		}
		if (pace.isFull && run.done < work.until && !learn(true)) return this.#notFinite(work);
		if (!trainer.parameters.every(Number.isFinite)) return this.#notFinite(work);
		if (run.done >= work.until || now - work.kept > KEEP_EVERY) this.#keep(work);
	}

	async #begin(settings: TrainingSettings, images: TrainingImages, from: Packed | null) {
		this.#stores = this.#isAlone;
		this.#work = this.#newWork(settings, images, from);
		this.#sayBegun(this.#work, null);
		if (!this.#isAlone) this.#post({ tell: 'not-kept', why: OTHER_TAB });
		this.#store(() => keepBeginning(settings, images, from));
		this.#keep(this.#work);
	}

	async #takeUp() {
		const kept = this.#isAlone ? await keptRun().catch(() => null) : null;
		if (!this.#isAlone) this.#post({ tell: 'not-kept', why: OTHER_TAB });
		if (!kept) return this.#post({ tell: 'nothing-kept' });
		const work = this.#newWork(kept.settings, kept.images, kept.from);
		const { done, curve, epochs, seconds } = kept.progress;
		work.run.takeUp(kept.checkpoints, done);
		work.storedCheckpoints = new Set(kept.checkpoints.keys());
		work.until = done;
		work.curve = CostCurve.of(curve);
		work.epochs.push(...epochs);
		work.seconds = seconds;
		this.#work = work;
		this.#sayBegun(work, kept.images);
	}

	#newWork(settings: TrainingSettings, images: TrainingImages, from: Packed | null): Work {
		const { train, test } = images;
		const { hidden, batchSize } = settings;
		const sets = test ? [train, test] : [train];
		const { makeKernel, makeMemory } = this.#kernel;
		const trainer = new Trainer(makeKernel, makeMemory, {
			inputs: PIXELS,
			hidden,
			batchSize,
			sets
		});
		const rules = trainingRules(settings, PIXELS);
		const network = from && unpackParameters(from, trainer.layout, rules);
		const run = new Run(trainer, settings, { from: network });
		return {
			run,
			trainer,
			images,
			until: 0,
			curve: new CostCurve(),
			costs: [],
			epochs: [],
			epochCost: 0,
			epochFrom: 0,
			seconds: 0,
			measured: null,
			kept: 0,
			storedCheckpoints: new Set()
		};
	}

	#sayBegun({ run, images, curve, epochs, seconds }: Work, kept: TrainingImages | null) {
		const { settings, n, updatesPerEpoch, length, done } = run;
		const facts: RunFacts = {
			settings,
			inputs: PIXELS,
			n,
			updatesPerEpoch,
			length,
			kernel: this.#kernel.simd ? 'simd' : 'scalar',
			source: images.train.source,
			testSource: images.test?.source ?? null
		};
		this.#post({ tell: 'begun', images: kept, facts, done, curve: curve.kept(), epochs, seconds });
	}

	#frame(work: Work) {
		const { run, trainer, seconds } = work;
		const gradientSizes = this.#lastSizes(work);
		const parameters = trainer.parameters.slice();
		const costs = Float64Array.from(work.costs);
		work.costs = [];
		const doing: Doing = this.busy ? 'running' : run.done === run.length ? 'ended' : 'paused';
		const { done } = run;
		this.#post({ tell: 'frame', doing, done, costs, parameters, gradientSizes, seconds }, [
			parameters.buffer,
			costs.buffer
		]);
	}

	#lastSizes(work: Work): GradientSizes | null {
		const { run } = work;
		if (run.done === 0) return null;
		if (work.measured?.update !== run.done) {
			const gradientSizes = run.measuredAt(run.done, (_, sizes) => sizes)!;
			work.measured = { update: run.done, gradientSizes };
		}
		return work.measured!.gradientSizes;
	}

	#view({ run, images }: Work, { id, update: wanted, answers }: Request & { ask: 'view' }) {
		const update = Math.max(0, Math.min(run.done, wanted));
		const { cost } = run.settings;
		const view = run.measuredAt(update, (trainer, gradientSizes) => {
			const parameters = trainer.parameters.slice();
			if (!images.test || !answers) {
				return { parameters, gradientSizes, answers: null };
			}
			const { count } = images.test;
			const { cost: sum, outputs } = trainer.answers(1, 0, count, cost);
			return { parameters, gradientSizes, answers: { cost: sum / count, outputs } };
		});
		const batch = update < run.length ? run.batch(update + 1) : null;
		const transfer = [view.parameters, view.answers?.outputs, batch].flatMap((x) =>
			x ? [x.buffer] : []
		);
		this.#post({ tell: 'view', id, update, batch, ...view }, transfer);
	}

	#endEpoch(work: Work) {
		const { run, trainer, images } = work;
		const { cost, validation } = run.settings;
		const { train, test } = images;
		const result: EpochResult = {
			epoch: run.epochOf(run.done),
			cost: work.epochCost / run.updatesPerEpoch,
			testAccuracy: test && accuracy(trainer, 1, test, cost),
			validationAccuracy: validation
				? accuracy(trainer, 0, train, cost, train.count - validation)
				: null,
			seconds: work.seconds - work.epochFrom
		};
		work.epochCost = 0;
		work.epochFrom = work.seconds;
		work.epochs.push(result);
		this.#post({ tell: 'epoch', result });
	}

	/** Goes back to the last update after which all parameters were finite, and the cost of the next was. */
	#notFinite(work: Work) {
		const { run } = work;
		const at = run.done;
		const isFinite = (updates: number) =>
			run.at(updates, ({ parameters }) => parameters.every(Number.isFinite));
		// What is infinite stays so: the last good one is found by halving.
		let [good, bad] = [0, Math.max(0, at - 1)];
		while (bad - good > 1) {
			const middle = (good + bad) >> 1;
			if (isFinite(middle)) good = middle;
			else bad = middle;
		}
		run.goBack(good);
		work.until = good;
		work.costs = work.costs.slice(0, Math.max(0, work.costs.length - (at - good)));
		work.curve.cut(good);
		work.epochs = work.epochs.filter(({ epoch }) => epoch * run.updatesPerEpoch <= good);
		this.#post({ tell: 'not-finite', at, done: good });
		this.#keep(work);
	}

	#keep(work: Work) {
		work.kept = performance.now();
		const { run, curve, epochs, seconds, storedCheckpoints } = work;
		const wanted = new Set(run.checkpoints.updates);
		const added = [...wanted]
			.filter((update) => !storedCheckpoints.has(update))
			.map((update): [number, Packed] => [update, run.checkpoints.nearest(update).parameters]);
		const gone = [...storedCheckpoints].filter((update) => !wanted.has(update));
		work.storedCheckpoints = wanted;
		const progress = { done: run.done, curve: curve.kept(), epochs: [...epochs], seconds };
		this.#store(() => keepProgress(progress, added, gone));
	}

	/** One after the other; after the first failure nothing is kept any more, and the page is told once. */
	#store(keep: () => Promise<void>) {
		this.#storing = this.#storing.then(async () => {
			if (!this.#stores) return;
			try {
				await keep();
			} catch (error) {
				this.#stores = false;
				this.#post({ tell: 'not-kept', why: whyNotKept(error) });
			}
		});
	}
}

/** A run, and what is known of it. */
interface Work {
	readonly run: Run;
	readonly trainer: Trainer;
	readonly images: TrainingImages;
	/** Updates up to which it goes without being asked again. */
	until: number;
	curve: CostCurve;
	/** Those that no frame has told yet. */
	costs: number[];
	epochs: EpochResult[];
	epochCost: number;
	epochFrom: number;
	seconds: number;
	/** How large the gradient of an update was: of the last, unless the run was taken up or back. */
	measured: { readonly update: number; readonly gradientSizes: GradientSizes } | null;
	/** When progress was last kept. */
	kept: number;
	storedCheckpoints: Set<number>;
}

function whyNotKept(error: unknown): string {
	const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
	return isFull
		? 'The browser has no room to keep this run: it goes on, but a reload would lose it.'
		: 'The browser does not let this page keep anything: the run goes on, but a reload would lose it.';
}
