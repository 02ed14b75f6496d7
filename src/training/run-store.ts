import { clear, createStore, delMany, entries, getMany, setMany } from 'idb-keyval';
import { CostCurve, type KeptCurve } from './cost-curve';
import type { EpochResult, NamedImages, Packed, TrainingImages } from './messages';
import type { TrainingSettings } from './settings';

/** A run as the browser keeps it. */
export interface KeptRun {
	readonly settings: TrainingSettings;
	/** The parameters it began from; null when its seed drew them. */
	readonly from: Packed | null;
	readonly images: TrainingImages;
	readonly progress: Progress;
	readonly checkpoints: ReadonlyMap<number, Packed>;
}

/** How far a run was when it was last kept. */
export interface Progress {
	readonly done: number;
	readonly curve: KeptCurve;
	readonly epochs: readonly EpochResult[];
	readonly seconds: number;
}

const run = () => createStore('backstep-run', 'run');
const checkpoints = () => createStore('backstep-checkpoints', 'checkpoints');

const KEYS = ['settings', 'from', 'train', 'test', 'progress'];

/** Keeps a run that begins, in the place of the one before. Rejects where the browser keeps nothing, or not so much. */
export async function keepBeginning(
	settings: TrainingSettings,
	images: TrainingImages,
	from: Packed | null
): Promise<void> {
	await forgetRun();
	const progress: Progress = { done: 0, curve: new CostCurve().kept(), epochs: [], seconds: 0 };
	await setMany(
		[
			['settings', settings],
			['from', from],
			['train', images.train],
			['test', images.test],
			['progress', progress]
		],
		run()
	);
}

/** Keeps how far the run is, with the checkpoints that are new and without those that are gone. */
export async function keepProgress(
	progress: Progress,
	added: readonly [number, Packed][],
	gone: readonly number[]
): Promise<void> {
	await setMany([...added], checkpoints());
	await delMany([...gone], checkpoints());
	await setMany([['progress', progress]], run());
}

/** The run that was kept last; null when there is none. */
export async function keptRun(): Promise<KeptRun | null> {
	const [settings, from, train, test, progress] = await getMany(KEYS, run());
	if (!settings || !progress || !train) return null;
	const kept = await entries<number, Packed>(checkpoints());
	return {
		settings: settings as TrainingSettings,
		from: (from ?? null) as Packed | null,
		images: { train: train as NamedImages, test: (test ?? null) as NamedImages | null },
		progress: progress as Progress,
		checkpoints: new Map(kept)
	};
}

/** Forgets the run that is kept. */
export async function forgetRun(): Promise<void> {
	await clear(run());
	await clear(checkpoints());
}
