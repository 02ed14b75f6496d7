// The names of Kit's own types; the project adds nothing to them.
declare global {
	namespace App {}
}

export {};
