namespace ErpCrm.Contracts;

/// <summary>
/// Keys of what a customer is let off, where a policy lets somebody be asked before: kept in rows, never changed. Each
/// has a policy of its own; what waits is a <see cref="Kinds.Concession"/>.
/// </summary>
public static class Concessions
{
    public const string CreditNote = "credit-note";
    public const string WriteOff = "write-off";
    public const string Discount = "discount";
    public const string BadDebt = "bad-debt";
}
