import { perOperand } from '$engine/operation';
import { operations } from '$engine/operations';
import { settingOf } from '$engine/setting';
import { at, transposed, type Tensor } from '$engine/tensor';
import type { Step, Trace, Value } from '$engine/trace';
import { notAligned, type Raised, type Shape } from './numpy-errors';
import { isSameNumber } from './same-number';

/** The shapes of W and δ do not fit: `error` is what NumPy raises on `np.dot(W, delta)`. */
export interface Mismatch {
	readonly kind: 'mismatch';
	readonly W: Shape;
	readonly delta: Shape;
	readonly error: Raised;
}

/** W is square, so W δ has the shape of Wᵀ δ, and no error is raised. */
export interface Silent {
	readonly kind: 'silent';
	/** W δ */
	readonly wrong: Tensor;
	/** Wᵀ δ, as recorded. */
	readonly right: Tensor;
	/** For each row, whether the two numbers are different ones; −0 counts as 0. */
	readonly differs: readonly boolean[];
	/** Whether Wᵀ is W, so that nothing can differ, whatever δ is. */
	readonly symmetric: boolean;
}

/** What happens at EQ5 when the transpose is forgotten: W δ instead of Wᵀ δ. */
export function forgottenTranspose(trace: Trace, step: Step<'matvec'>): Mismatch | Silent {
	const W = transposed(trace.values[step.operands.M].tensor);
	const delta = trace.values[step.operands.v].tensor;
	if (W.cols !== delta.rows) return mismatch([W.rows, W.cols], [delta.rows, delta.cols]);

	const setting = settingOf(trace.rules, step.layer);
	const names = perOperand<'matvec', Value>(step.operands, (ref) => trace.values[ref]);
	const wrong = operations.matvec.arithmetic({ M: W, v: delta }, setting, names);
	const right = trace.values[step.result].tensor;
	const differs = Array.from(
		{ length: right.rows },
		(_, row) => !isSameNumber(at(wrong, row, 0), at(right, row, 0))
	);
	return { kind: 'silent', wrong, right, differs, symmetric: isSymmetric(W) };
}

function mismatch(W: Shape, delta: Shape): Mismatch {
	return { kind: 'mismatch', W, delta, error: notAligned(W, delta) };
}

function isSymmetric(M: Tensor): boolean {
	for (let row = 0; row < M.rows; row++) {
		for (let col = 0; col < row; col++) {
			if (at(M, row, col) !== at(M, col, row)) return false;
		}
	}
	return true;
}
