import type { Rest } from '$notation/largest-terms';
import type { Role } from '$notation/role';
import type { Place } from '$replay/place';
import type { Raised, Shape } from '$replay/numpy-errors';
import type { NetworkId } from '$state/networks';

/** A link into the stepper. */
export interface StepLink {
	readonly address: string;
	readonly text: string;
}

/** A step of a built-in network, by the value that it makes. */
export interface Made {
	readonly network: NetworkId;
	readonly makes: string;
	readonly step: StepLink;
}

/** The operation as matrices, live. */
export interface FigureBlock extends Made {
	readonly kind: 'figure';
}

/** A number of a pass, and where in it it stands. */
export interface PassCell extends Place {
	readonly number: number;
}

/** A number of a pass with its name, as a line of arithmetic has it. */
export interface Operand {
	readonly name: string;
	readonly text: string;
	readonly role: Role;
	/** Where in the pass it stands; null for α and N. */
	readonly cell: PassCell | null;
	/** Set as an exponent, with a minus before it: e to the power of minus this. */
	readonly raised?: true;
}

/** How one number comes about: what is a name in the line of names is a number in that of numbers. */
export interface Line {
	readonly result: Operand;
	/** `≈` where the numbers as they are printed, rounded, do not give the result as it is printed. */
	readonly sign: '=' | '≈';
	readonly pieces: readonly (string | Operand)[];
}

/** A matrix of names, and the signs that stand before it. */
export interface Letters {
	readonly signs: readonly string[];
	readonly id: string;
	readonly role: Role;
	/** The name of the whole. */
	readonly name: string;
	readonly rows: readonly (readonly Operand[])[];
}

/** The element-wise form beside the matrix form. */
export interface ElementsBlock extends Made {
	readonly kind: 'elements';
	/** The result, then the operands. */
	readonly matrices: readonly Letters[];
	/** What stands after the last of them: a bracket that closes. */
	readonly closing: readonly string[];
	/** The lines of every row of the result. */
	readonly rows: readonly (readonly Line[])[];
}

/** One number: symbols, indices, numbers, result. */
export interface CellBlock extends Made {
	readonly kind: 'cell';
	readonly formula: string;
	readonly line: Line;
	/** How many terms of a long sum are not written out, and what they come to; null when all are. */
	readonly rest: Rest | null;
}

/** Something with a name and a shape. */
export interface Shaped {
	readonly name: string;
	readonly rows: number;
	readonly cols: number;
}

/** Two factors meeting in a matrix product, or in a product number by number. */
export interface Join {
	/** The product as it is written: `W δ`. */
	readonly name: string;
	readonly sign: '·' | '⊙';
	readonly left: Shape;
	readonly right: Shape;
	/** What becomes of a product number by number; '' for a matrix product, whose shapes say it. */
	readonly outcome: string;
	readonly fits: boolean;
}

/** A number that came out, beside the one that should have. */
export interface Compared {
	readonly place: string;
	readonly wrong: string;
	readonly right: string;
	/** The right one in the pass; the wrong one is in none. */
	readonly cell: PassCell;
	readonly same: boolean;
}

/** What comes of a product as it is written. */
export interface AttemptBlock {
	readonly kind: 'attempt';
	readonly network: NetworkId;
	readonly joins: readonly Join[];
	/** What NumPy says when it fails; null when it does not. */
	readonly error: Raised | null;
	/** What came out, where it is small enough and stands beside nothing; else empty. */
	readonly numbers: readonly (readonly string[])[];
	/** The product, the value that it should have been, and their first numbers; null where there is nothing to compare. */
	readonly beside: {
		readonly wrong: string;
		readonly right: string;
		readonly numbers: readonly Compared[];
	} | null;
	/** What is to be said of it, in a sentence or two; '' for nothing. */
	readonly verdict: string;
}

/** One step of the ledger. */
export interface LedgerRow {
	readonly step: StepLink;
	readonly equation: string | null;
	readonly result: Shaped & { readonly role: Role };
	readonly factors: readonly LedgerFactor[];
}

/** An operand in the ledger; `meets` on the sides where inner dimensions do. */
export interface LedgerFactor extends Shaped {
	readonly role: Role;
	readonly sign: string;
	readonly meets: { readonly left: boolean; readonly right: boolean };
}

/** The whole pass as a table. */
export interface LedgerBlock {
	readonly kind: 'ledger';
	readonly network: NetworkId;
	readonly phases: readonly { readonly name: string; readonly rows: readonly LedgerRow[] }[];
}

/** Text, formulas and links, as HTML. */
export interface HtmlBlock {
	readonly kind: 'html';
	readonly html: string;
}

/** A mistake that is often made. */
export interface SlipBlock {
	readonly kind: 'slip';
	/** HTML */
	readonly name: string;
	readonly blocks: readonly Block[];
}

export type Block =
	HtmlBlock | SlipBlock | FigureBlock | ElementsBlock | CellBlock | AttemptBlock | LedgerBlock;

/** A word of the glossary; `text` is HTML. */
export interface GlossaryTerm {
	readonly id: string;
	readonly term: string;
	readonly text: string;
}

/** A page of `content/`, ready to be drawn. */
export interface Page {
	readonly title: string;
	readonly summary: string;
	/** The network whose names the page's formulas have; null for a page that names none. */
	readonly network: NetworkId | null;
	readonly blocks: readonly Block[];
	/** The words of the glossary that it uses. */
	readonly terms: readonly GlossaryTerm[];
}

/** A term of the equation in one network. */
export interface TermShape {
	/** `3 × 1`, with its name there where that is another. */
	readonly text: string;
	/** Which layer it belongs to there, where that is not the same in every network; else ''. */
	readonly layer: string;
	/** Null for what is given. */
	readonly step: StepLink | null;
}

/** A term of the equation as it stands there: what it is, and its shape in each network that has it. */
export interface TermRow {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
	readonly meaning: string;
	readonly shapes: readonly (TermShape | null)[];
}

/** What a page's equation consists of. */
export interface Equation extends Made {
	/** HTML and MathML. */
	readonly formula: string;
	/** The same step in every network of the table. */
	readonly networks: readonly (StepLink & { readonly network: NetworkId })[];
	readonly terms: readonly TermRow[];
}

/** A station of the path. */
export interface Station extends Page {
	readonly slug: string;
	readonly order: number;
	/** Null for a page that is not about one step. */
	readonly equation: Equation | null;
}
