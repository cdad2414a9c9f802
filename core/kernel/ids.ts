declare const brand: unique symbol;

/** An app-made UUIDv7, branded so that a dossier's id cannot be handed to a function that wants a task's. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

/** The small integer of a unit (tỉnh, huyện, xã, bộ phận). Agencies (committees) are units too. */
export type UnitId = number;
