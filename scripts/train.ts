import { setImmediate as pause } from 'node:timers/promises';
import { writeModel } from '$documents/model';
import { accuracy } from '$training/accuracy';
import { NotFinite, trainEpoch } from '$training/epoch';
import { settingFault } from '$training/settings';
import { callersPath, command, complain, Complaint } from './command';
import { readMnist } from './mnist-folder';
import { checkWritable, writeFile } from './model-file';
import { ProgressBar } from './progress';
import { faulty, trainOptions, USAGE, type TrainOptions } from './train-options';
import { trainingRun, type TrainingRun } from './training-run';

/** An epoch as `--json` tells of it. */
interface EpochReport {
	readonly epoch: number;
	/** The mean cost of its batches. */
	readonly cost: number;
	/** The share, 0 to 1, of the test images that were recognised after it. */
	readonly testAccuracy: number;
	/** How long the training took, without the test. */
	readonly seconds: number;
}

/** Whether somebody still reads what is printed. */
let isRead = true;

async function train(options: TrainOptions): Promise<void> {
	const { out, json } = options;
	const path = out === undefined ? null : callersPath('train', out);
	if (path !== null) checkWritable(path, out!);
	const ready = await makeReady(options);
	const reports: EpochReport[] = [];
	for (const report of epochs(ready)) {
		reports.push(report);
		if (!json) process.stdout.write(line(report, options.settings.epochs));
		// Only in a pause can it be heard that a reader has gone.
		await pause();
		if (!isRead && path === null) return;
	}
	if (path !== null) writeFile(path, out!, writeModel(ready.run.networkAfter(ready.run.done)));
	if (json) {
		const { testAccuracy } = reports[reports.length - 1];
		process.stdout.write(`${JSON.stringify({ epochs: reports, testAccuracy })}\n`);
	}
}

async function makeReady({ data, settings }: TrainOptions): Promise<TrainingRun> {
	const mnist = await readMnist(callersPath('train', data), data);
	const fault = settingFault(settings, mnist.train.count);
	if (fault) throw faulty(fault);
	return trainingRun(mnist, settings);
}

/** Trains a run to its end, and reports each epoch. */
function* epochs({ run, trainer, test }: TrainingRun): Generator<EpochReport> {
	const { epochs, cost } = run.settings;
	const bar = new ProgressBar();
	for (let epoch = 1; epoch <= epochs; epoch++) {
		const begun = performance.now();
		const meanCost = finite(bar, () =>
			trainEpoch(run, () => bar.show(run.done / run.length, `epoch ${epoch} of ${epochs}`))
		);
		const seconds = Math.round(performance.now() - begun) / 1000;
		const testAccuracy = accuracy(trainer, 1, test, cost);
		bar.clear();
		yield { epoch, cost: meanCost, testAccuracy, seconds };
	}
}

/** What `use` returns; a run that is not finite becomes a Complaint. */
function finite<T>(bar: ProgressBar, use: () => T): T {
	try {
		return use();
	} catch (error) {
		bar.clear();
		if (!(error instanceof NotFinite)) throw error;
		throw new Complaint(`${error.message}: try a smaller learning rate`);
	}
}

function line({ epoch, cost, testAccuracy, seconds }: EpochReport, epochs: number): string {
	const count = `${epoch}`.padStart(`${epochs}`.length);
	const percent = (100 * testAccuracy).toFixed(2);
	return `epoch ${count}  cost ${cost.toFixed(5)}  test accuracy ${percent} %  ${seconds.toFixed(3)} s\n`;
}

process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
	// A reader that has seen enough, like `head`, is no failure.
	if (code !== 'EPIPE') complain(`the results could not be written (${code})`);
	isRead = false;
});

await command(async () => {
	const options = trainOptions(process.argv.slice(2));
	if (options) await train(options);
	else process.stdout.write(`${USAGE}\n`);
});
