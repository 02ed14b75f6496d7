import { CostCurve } from '$training/cost-curve';
import kernelUrl from '$training/kernel.wasm?url';
import type {
	Doing,
	EpochResult,
	GradientSizes,
	NamedImages,
	Packed,
	Report,
	Request,
	RunFacts,
	TrainingImages
} from '$training/messages';
import { parameterLayout } from '$training/memory-layout';
import { unpackParameters } from '$training/parameters';
import { startWorker } from '$training/start-worker';
import { runSize, trainingRules, type TrainingSettings } from '$training/settings';
import { RunLook, type View } from './run-look.svelte';

/** Milliseconds between two looks at the test's answers while the run goes on. */
const LIVE_LOOK = 1000;

/** Milliseconds between two frames of a run: more would show nothing more, and cost the keys their time. */
const FRAME = 40;
/** The same while the hand looks for an update: what it moves comes first. */
const FRAME_MOVING = 250;

/** Updates a second that a run can be held back to. */
export const PACES: readonly number[] = [100, 10, 1];

/** Milliseconds without an answer after which the worker is taken to be dead. */
const PATIENCE = 8000;

/**
 * The run, as the page sees it: a worker computes it, and this asks for a frame whenever the last one
 * has come. A worker that dies is replaced, and goes on from what the browser kept.
 */
export class Training {
	/** Null before the first run. */
	facts = $state.raw<RunFacts | null>(null);
	/** The images of the run, as long as the page has them. */
	images = $state.raw<TrainingImages | null>(null);
	/** The sets of all runs of this visit, the latest of each source. */
	known = $state.raw<readonly NamedImages[]>([]);
	doing = $state<Doing>('paused');
	done = $state(0);
	parameters = $state.raw<Packed | null>(null);
	/** Of the last update done; null before the first. */
	gradientSizes = $state.raw<GradientSizes | null>(null);
	seconds = $state(0);
	epochs = $state.raw<readonly EpochResult[]>([]);
	/** The cost of every update so far; `curveLength` changes when it does. */
	curve = new CostCurve();
	curveLength = $state(0);
	/** Over how many updates each point of it is the mean. */
	readonly curveEvery: number = $derived.by(() => {
		void this.curveLength;
		return this.curve.every;
	});
	/** The mean cost around an update; null where there is none yet. */
	costAt(update: number): number | null {
		void this.curveLength;
		return this.curve.at(update);
	}
	/** Something that the visitor should know, as sentences. */
	notice = $state('');
	storageNotice = $state('');
	/** Whether it is known by now if the browser has kept a run. */
	hasAsked = $state(false);

	/** Updates a second; null is as many as can be. */
	pace = $state<number | null>(keptPace());

	readonly look = new RunLook(this);
	/** The parameters on show. */
	readonly shown: Packed | null = $derived(
		this.look.at === null ? this.parameters : (this.look.seen?.parameters ?? this.parameters)
	);
	/** The update that they are of. */
	readonly shownUpdate: number = $derived(
		this.look.at === null ? this.done : (this.look.seen?.update ?? this.done)
	);

	/** How large the gradient of the update on show was, as the last one before its weights. */
	readonly shownGradient: GradientSizes | null = $derived(
		this.look.at === null || !this.look.seen ? this.gradientSizes : this.look.seen.gradientSizes
	);

	#worker: Worker | null = null;
	#isWatched = false;
	#isAsking = false;
	/** Whether something was asked of the run since the frame under way was asked for: it does not tell of that yet. */
	#asksAgain = false;
	/** Runs that have been begun here and not in the worker yet: until then, it speaks of another. */
	#beginning = 0;
	#nextFrame: ReturnType<typeof setTimeout> | undefined;
	/** Results that no frame has shown yet. */
	#newEpochs: EpochResult[] = [];
	#lastHeard = 0;
	/** Who waits for a view, by its id. */
	#views: Record<number, (view: View) => void> = {};
	#nextId = 1;

	/** Images per second of training, since the beginning; null for a run that is held back. */
	readonly throughput: number | null = $derived.by(() => {
		if (!this.facts || this.seconds === 0 || this.pace !== null) return null;
		return (this.done * this.facts.settings.batchSize) / this.seconds;
	});

	/** Seconds to the end: as fast as so far, or at the pace that it is held to. */
	readonly secondsLeft: number | null = $derived.by(() => {
		return this.facts && this.secondsFor(this.facts.length - this.done);
	});

	/** Seconds that so many updates take, by the same; null before the first. */
	secondsFor(updates: number): number | null {
		if (this.done === 0) return null;
		return updates * Math.max(this.seconds / this.done, this.pace === null ? 0 : 1 / this.pace);
	}

	/** The epoch, from 1, of the next update; the last one at the end. */
	readonly epoch: number = $derived.by(() => {
		if (!this.facts) return 0;
		const { updatesPerEpoch, settings } = this.facts;
		return Math.min(settings.epochs, Math.floor(this.done / updatesPerEpoch) + 1);
	});

	/** Takes up the run that the browser kept, if there is one and none has begun. */
	takeUp(): void {
		if (!this.hasAsked && !this.facts) this.#send({ ask: 'take-up' });
	}

	/** Whether there is a run, once it is known. */
	ready(): Promise<boolean> {
		if (this.facts) return Promise.resolve(true);
		if (this.hasAsked) return Promise.resolve(false);
		this.takeUp();
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	#waiting: ((isThere: boolean) => void)[] = [];

	#sayReady(isThere: boolean) {
		this.hasAsked = true;
		for (const resolve of this.#waiting.splice(0)) resolve(isThere);
	}

	/** Begins a run in the place of the one before. */
	begin(settings: TrainingSettings, images: TrainingImages, from: Packed | null = null): void {
		this.#beginning++;
		this.#clear();
		this.look.reset();
		this.#have(images);
		this.facts = {
			settings,
			inputs: images.train.pixels.length / images.train.count,
			...runSize(settings, images.train.count),
			kernel: this.facts?.kernel ?? 'simd',
			source: images.train.source,
			testSource: images.test?.source ?? null
		};
		this.notice = this.storageNotice = '';
		this.#send({ ask: 'begin', settings, images, from });
	}

	go(): void {
		this.notice = '';
		this.doing = 'running';
		this.#send({ ask: 'go' });
		this.#askFrame();
	}

	pause(): void {
		this.#send({ ask: 'pause' });
		this.#askFrame();
	}

	/** Does so many updates, then pauses. */
	advance(updates: number): void {
		this.notice = '';
		this.doing = 'running';
		this.#send({ ask: 'advance', updates });
		this.#askFrame();
	}

	/** Goes on at so many updates a second, or as fast as can be; the same updates. */
	setPace(perSecond: number | null): void {
		this.pace = perSecond;
		keepPace(perSecond);
		this.#send({ ask: 'pace', perSecond });
	}

	/** Forgets the run, here and in the browser. */
	forget(): void {
		this.#send({ ask: 'forget' });
		this.#drop();
	}

	#drop(): void {
		this.facts = this.images = null;
		this.#clear();
		this.look.reset();
	}

	#have(images: TrainingImages): void {
		this.images = images;
		const sets = [images.train, images.test].flatMap((set) => set ?? []);
		const isOther = ({ source }: NamedImages) => sets.every((set) => set.source !== source);
		this.known = [...this.known.filter(isOther), ...sets];
	}

	/** Nothing is known of a run yet. */
	#clear(): void {
		this.parameters = this.gradientSizes = null;
		this.done = this.seconds = this.curveLength = 0;
		this.epochs = [];
		this.#newEpochs = [];
		this.curve = new CostCurve();
		this.doing = 'paused';
	}

	/** The run as it was after so many updates; what it answers to the test takes longer. */
	view(update: number, answers: boolean): Promise<View> {
		const id = this.#nextId++;
		return new Promise((resolve) => {
			this.#views[id] = resolve;
			this.#send({ ask: 'view', id, update, answers });
		});
	}

	/** Packed parameters as a network, in 64 bits. */
	network(parameters: Packed) {
		const { settings, inputs } = this.facts!;
		const layout = parameterLayout(inputs, settings.hidden);
		return unpackParameters(parameters, layout, trainingRules(settings, inputs));
	}

	#send(request: Request): void {
		this.#worker ??= this.#start();
		this.#worker.postMessage(request);
		this.#lastHeard = Math.max(this.#lastHeard, performance.now());
	}

	#start(): Worker {
		if (!this.#isWatched) setInterval(() => this.#checkAlive(), 1000);
		this.#isWatched = true;
		const worker = startWorker();
		worker.onmessage = ({ data }: MessageEvent<Report>) => {
			if (worker === this.#worker) this.#take(data);
		};
		worker.onerror = (event) => {
			event.preventDefault();
			if (worker === this.#worker) this.#replace();
		};
		worker.postMessage(kernelUrl);
		if (this.pace !== null) worker.postMessage({ ask: 'pace', perSecond: this.pace });
		this.#lastHeard = performance.now();
		return worker;
	}

	#take(report: Report): void {
		this.#lastHeard = performance.now();
		const isOfAnother = this.#beginning > 0;
		switch (report.tell) {
			case 'begun':
				this.#beginning = Math.max(0, this.#beginning - 1);
				if (this.#beginning > 0) return;
				this.facts = report.facts;
				if (report.images) this.#have(report.images);
				this.done = report.done;
				this.curve = CostCurve.of(report.curve);
				this.curveLength = this.curve.length;
				this.epochs = report.epochs;
				this.seconds = report.seconds;
				this.#sayReady(true);
				this.#newEpochs = [];
				if (report.images) {
					this.look.rewind();
					void this.look.restore();
				} else {
					this.look.reset();
				}
				return this.#askFrame();
			case 'nothing-kept':
				if (this.facts) this.#drop();
				this.#sayReady(false);
				return;
			case 'frame':
				this.#isAsking = false;
				if (isOfAnother) return;
				if (!this.#asksAgain) this.doing = report.doing;
				this.done = report.done;
				for (const cost of report.costs) this.curve.add(cost);
				this.curveLength = this.curve.length;
				this.parameters = report.parameters;
				this.gradientSizes = report.gradientSizes;
				this.seconds = report.seconds;
				return this.#afterFrame();
			case 'epoch':
				if (!isOfAnother) this.#newEpochs.push(report.result);
				return;
			case 'view':
				this.#views[report.id]?.(report);
				delete this.#views[report.id];
				return;
			case 'not-finite':
				if (isOfAnother) return;
				this.curve.cut(report.done);
				this.epochs = [...this.epochs, ...this.#newEpochs.splice(0)].filter(
					({ epoch }) => epoch * this.facts!.updatesPerEpoch <= report.done
				);
				this.notice = `The numbers became infinite at update ${report.at.toLocaleString('en')}: the run went back to update ${report.done.toLocaleString('en')}, the last with finite weights, and paused. A smaller learning rate${this.facts!.settings.l2 ? ' or λ' : ''} helps.`;
				return;
			case 'not-kept':
				this.storageNotice = report.why;
				return;
			case 'failed':
				this.notice = report.why;
				// A run that cannot begin leaves the one that was kept.
				if (isOfAnother) {
					this.#beginning = 0;
					this.#clear();
					this.#send({ ask: 'take-up' });
				}
				return;
		}
	}

	#afterFrame(): void {
		if (this.#asksAgain) return this.#askFrame();
		const isNews = this.#newEpochs.length > 0 || this.pace !== null;
		if (this.#newEpochs.length > 0) this.epochs = [...this.epochs, ...this.#newEpochs.splice(0)];
		const isFollowed = this.look.at === null;
		if (this.doing !== 'running') {
			if (isFollowed) this.look.again();
			return;
		}
		// Small epochs end many times a second: to see what each came to would take the page's time.
		if (isNews && isFollowed && performance.now() - this.look.last > LIVE_LOOK) this.look.again();
		const wait = this.look.isMoving ? FRAME_MOVING : FRAME;
		this.#nextFrame = setTimeout(() => this.#askFrame(), wait);
	}

	#askFrame(): void {
		clearTimeout(this.#nextFrame);
		if (!this.facts) return;
		this.#asksAgain = this.#isAsking;
		if (this.#isAsking) return;
		this.#isAsking = true;
		this.#send({ ask: 'frame' });
	}

	/** A worker that owes an answer and has said nothing for long is dead. */
	#checkAlive(): void {
		const owes = this.#isAsking || Object.keys(this.#views).length > 0;
		if (!owes) return;
		if (performance.now() - this.#lastHeard > PATIENCE) this.#replace();
	}

	/** Another worker in the place of a dead one. It takes up what was kept; else it begins again. */
	#replace(): void {
		this.#worker?.terminate();
		this.#worker = null;
		this.#isAsking = this.#asksAgain = false;
		this.#beginning = 0;
		this.#views = {};
		this.look.rewind();
		this.doing = 'paused';
		if (!this.facts) return;
		const { settings } = this.facts;
		if (this.storageNotice && this.images) {
			this.begin(settings, this.images);
			this.notice =
				'The worker that computes the run stopped, and nothing of the run was kept: it is back at its start.';
		} else {
			this.#send({ ask: 'take-up' });
			this.notice =
				'The worker that computes the run stopped. Another one took the run up where it was last kept.';
		}
	}
}

const PACE_KEY = 'backstep-pace';

/** The pace that this tab had before it was loaded again; null where there was none, or full speed. */
function keptPace(): number | null {
	try {
		const pace = Number(sessionStorage.getItem(PACE_KEY));
		return PACES.includes(pace) ? pace : null;
	} catch {
		return null;
	}
}

function keepPace(pace: number | null): void {
	try {
		sessionStorage.setItem(PACE_KEY, String(pace));
	} catch {
		// A browser that keeps nothing goes at full speed after a reload.
	}
}

let shared: Training | undefined;

/** The one run of a visit: it goes on while other pages are looked at. */
export function sharedTraining(): Training {
	// A root of its own: what a component makes ends with the component. The build has no roots.
	if (!shared) $effect.root(() => void (shared = new Training()));
	return (shared ??= new Training());
}
