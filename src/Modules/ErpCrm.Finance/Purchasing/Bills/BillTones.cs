namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>What of a bill decides how it is shown.</summary>
internal sealed record BillShown(BillState State, BillKind Kind, bool IsOpen, DateOnly DueOn, decimal Gross,
    decimal OpenAmount);

internal static class BillTones
{
    /// <summary>Tone and English word, the key of its translation.</summary>
    public static (string Tone, string Word) Of(BillShown bill, DateOnly today) => bill switch
    {
        { State: BillState.Draft } => ("gray", "Draft"),
        { State: BillState.Waiting } => ("blue", "To approve"),
        { State: BillState.SentBack } => ("amber", "Sent back"),
        { State: BillState.Voided } => ("gray", "Voided"),
        { Kind: BillKind.CreditNote, IsOpen: true } => ("violet", "Left to use"),
        { Kind: BillKind.CreditNote } => ("green", "Used up"),
        { IsOpen: false } => ("green", "Paid"),
        _ when bill.DueOn < today => ("red", "Overdue"),
        _ when bill.OpenAmount < bill.Gross => ("amber", "Partly paid"),
        _ => ("blue", "Open"),
    };

    /// <summary>English word of the kind of document.</summary>
    public static string WordOf(BillKind kind) => kind == BillKind.CreditNote ? "Supplier's credit" : "Supplier bill";

    public static string WordOf(BillState state) => state switch
    {
        BillState.Waiting => "To approve",
        BillState.SentBack => "Sent back",
        BillState.Posted => "Posted",
        BillState.Voided => "Voided",
        _ => "Draft",
    };
}
