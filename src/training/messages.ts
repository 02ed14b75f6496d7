import type { KeptCurve } from './cost-curve';
import type { LabelledImages } from './labelled-images';
import type { TrainingSettings } from './settings';

/** The images of a run, by what they are for, each with the name of where they come from. */
export interface TrainingImages {
	readonly train: NamedImages;
	/** What accuracy is measured on; null when there are none. */
	readonly test: NamedImages | null;
}

export interface NamedImages extends LabelledImages {
	readonly source: string;
}

/** Packed parameters, as `memory-layout.ts` has them. */
export type Packed = Float32Array<ArrayBuffer>;

/** ‖∂Ē/∂W¹‖ and ‖∂Ē/∂W²‖: how large the mean gradient of a batch is, without L2's part. */
export type GradientSizes = readonly [W1: number, W2: number];

/** What the page asks of the worker. What has an `id` is answered by a `view` with the same. */
export type Request =
	| {
			readonly ask: 'begin';
			readonly settings: TrainingSettings;
			readonly images: TrainingImages;
			readonly from: Packed | null;
	  }
	/** Takes up the run that was kept in the browser, at the update it was at, or computes it again up to there. */
	| { readonly ask: 'take-up' }
	| { readonly ask: 'go' }
	| { readonly ask: 'pause' }
	/** So many updates, then a pause. */
	| { readonly ask: 'advance'; readonly updates: number }
	/** How far it is: answered once by a `frame`. */
	| { readonly ask: 'frame' }
	/** The network after so many updates, and, where `answers` are wanted, what it answers to the test images. */
	| {
			readonly ask: 'view';
			readonly id: number;
			readonly update: number;
			readonly answers: boolean;
	  }
	/** How many updates a second from now on, of this run and the next; null is as many as can be. */
	| { readonly ask: 'pace'; readonly perSecond: number | null }
	| { readonly ask: 'forget' };

export type Doing = 'running' | 'paused' | 'ended';

/** What a run is, once it has begun. */
export interface RunFacts {
	readonly settings: TrainingSettings;
	/** Pixels of an image. */
	readonly inputs: number;
	/** n, the images trained on. */
	readonly n: number;
	readonly updatesPerEpoch: number;
	/** The updates of all epochs. */
	readonly length: number;
	readonly kernel: 'simd' | 'scalar';
	/** Where the images come from. */
	readonly source: string;
	readonly testSource: string | null;
}

/** What an epoch came to. */
export interface EpochResult {
	readonly epoch: number;
	/** The mean cost of its batches, each before its update. */
	readonly cost: number;
	/** Fractions of the images that are answered rightly; null where there are none. */
	readonly testAccuracy: number | null;
	readonly validationAccuracy: number | null;
	/** Of training alone. */
	readonly seconds: number;
}

/** How a network answers to the test images. */
export interface TestAnswers {
	/** The mean cost. */
	readonly cost: number;
	/** Ten numbers per image. */
	readonly outputs: Float32Array<ArrayBuffer>;
}

/** What the worker tells the page. */
export type Report =
	| {
			readonly tell: 'begun';
			/** Those that the browser had kept; null when the page gave them. */
			readonly images: TrainingImages | null;
			readonly facts: RunFacts;
			readonly done: number;
			readonly curve: KeptCurve;
			readonly epochs: readonly EpochResult[];
			readonly seconds: number;
	  }
	/** There was no run to take up. */
	| { readonly tell: 'nothing-kept' }
	| {
			readonly tell: 'frame';
			readonly doing: Doing;
			readonly done: number;
			/** The mean cost of each batch since the last frame. */
			readonly costs: Float64Array<ArrayBuffer>;
			readonly parameters: Packed;
			/** Of the last update done; null before the first. */
			readonly gradientSizes: GradientSizes | null;
			/** Training alone, since the beginning. */
			readonly seconds: number;
	  }
	| { readonly tell: 'epoch'; readonly result: EpochResult }
	| {
			readonly tell: 'view';
			readonly id: number;
			readonly update: number;
			readonly parameters: Packed;
			/** Of the last of those updates; null before the first. */
			readonly gradientSizes: GradientSizes | null;
			/** The images of the batch of the next update; null after the last. */
			readonly batch: Uint32Array<ArrayBuffer> | null;
			/** Null where they were not wanted, or where there is no test. */
			readonly answers: TestAnswers | null;
	  }
	/** The cost is not finite any more: the run went back to the last update where it was, and paused. */
	| { readonly tell: 'not-finite'; readonly at: number; readonly done: number }
	/** The browser does not keep the run: why, as a sentence. */
	| { readonly tell: 'not-kept'; readonly why: string }
	/** What was asked cannot be done: why, as a sentence. */
	| { readonly tell: 'failed'; readonly why: string };
