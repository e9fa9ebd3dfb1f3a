namespace ErpCrm.Finance.Payroll.Runs;

/// <summary>English words, keys of texts.</summary>
internal static class PayrollWords
{
    public static string ToneOf(PayrollState state) => state switch
    {
        PayrollState.Posted => "green",
        PayrollState.Reversed => "gray",
        _ => "amber",
    };

    public static string Of(PayableKind kind) => kind switch
    {
        PayableKind.Contributions => "Contributions",
        PayableKind.IncomeTax => "Income tax",
        _ => "Wages",
    };

    public static string Of(PayrollExtraKind kind) => kind switch
    {
        PayrollExtraKind.SickPay => "Sick pay",
        PayrollExtraKind.Deduction => "Deduction",
        _ => "Bonus",
    };

    public static string ToneOf(PayableState state) => state switch
    {
        PayableState.Paid => "green",
        PayableState.Cancelled => "gray",
        _ => "amber",
    };
}
