import type { Operation } from './operation';
import { activate } from './operations/activate';
import { activatePrime } from './operations/activate-prime';
import { affine } from './operations/affine';
import { batchMean } from './operations/batch-mean';
import { biasGradient } from './operations/bias-gradient';
import { cost } from './operations/cost';
import { costPrime } from './operations/cost-prime';
import { descend } from './operations/descend';
import { hadamard } from './operations/hadamard';
import { matvec } from './operations/matvec';
import { outer } from './operations/outer';
import { softmaxDelta } from './operations/softmax-delta';
import { transpose } from './operations/transpose';
import type { OpName } from './trace';

/** Every operation by name: one without arithmetic and origin does not compile. */
export const operations: { readonly [K in OpName]: Operation<K> } = {
	affine,
	activate,
	cost,
	costPrime,
	activatePrime,
	hadamard,
	softmaxDelta,
	outer,
	biasGradient,
	transpose,
	matvec,
	batchMean,
	descend
};
