namespace ErpCrm.Finance.Treasury.Expenses;

internal static class ExpenseBadges
{
    public static string ToneOf(ExpenseState state) => state switch
    {
        ExpenseState.Submitted => "blue",
        ExpenseState.SentBack => "amber",
        ExpenseState.Approved => "violet",
        ExpenseState.Paid => "green",
        _ => "gray",
    };

    /// <summary>English label, the key of its translation.</summary>
    public static string KindOf(ExpenseKind kind) => kind switch
    {
        ExpenseKind.Mileage => "Mileage",
        ExpenseKind.PerDiem => "Per diem",
        _ => "Receipt",
    };

    /// <summary>English label, the key of its translation.</summary>
    public static string LabelOf(ExpenseState state) => state switch
    {
        ExpenseState.Submitted => "To approve",
        ExpenseState.SentBack => "Sent back",
        ExpenseState.Approved => "Approved",
        ExpenseState.Paid => "Paid",
        _ => "Draft",
    };
}
