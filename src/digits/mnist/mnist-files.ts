/** One of MNIST's four files, as the mirrors have it. */
export interface MnistFile {
	/** Its usual name, without `.gz`. */
	readonly name: string;
	/** Bytes on the way: gzipped. */
	readonly zipped: number;
	/** Bytes when it has been unzipped. */
	readonly bytes: number;
	/** SHA-256 of the unzipped bytes. */
	readonly sha256: string;
}

/** MNIST's files, the test's first: they are the smaller ones, and digits to look at. */
export const mnistFiles: readonly MnistFile[] = [
	{
		name: 't10k-labels-idx1-ubyte',
		zipped: 4542,
		bytes: 10_008,
		sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2'
	},
	{
		name: 't10k-images-idx3-ubyte',
		zipped: 1_648_877,
		bytes: 7_840_016,
		sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7'
	},
	{
		name: 'train-labels-idx1-ubyte',
		zipped: 28_881,
		bytes: 60_008,
		sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5'
	},
	{
		name: 'train-images-idx3-ubyte',
		zipped: 9_719_438,
		bytes: 47_040_016,
		sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db'
	}
];

/** Where the files can be had, gzipped, by any page; the first one first. */
export const mirrors: readonly string[] = [
	'https://cdn.jsdelivr.net/gh/fgnt/mnist/',
	'https://raw.githubusercontent.com/fgnt/mnist/master/'
];

/** What MNIST's two sets are called. */
export const MNIST = { train: 'MNIST training', test: 'MNIST test' } as const;

/** Whether a source is one of MNIST's two sets. */
export function isMnist(source: string | null): boolean {
	return source === MNIST.train || source === MNIST.test;
}
