/** One that trains 784-30-10 on MNIST: sigmoid, half the squared error, batches of 10, η 3. */
export interface Contestant {
	readonly name: string;
	/** The images of one round: an epoch's 60,000, or fewer where those would take too long. */
	readonly images: number;
	/** How many times as long as our kernel it is to take, at the least, if there is a goal. */
	readonly goal?: number;
	/** Trains on the images of one round; the seconds, and the mean cost. */
	train(): Promise<Round>;
	/** The share of the test images that it recognises now. */
	test(): Promise<number>;
	close(): Promise<void>;
}

export interface Round {
	readonly seconds: number;
	readonly cost: number;
}
