namespace ErpCrm.Finance.Books.MonthEnd.Work;

internal static class EarningWords
{
    /// <summary>A key of the texts.</summary>
    public static string Of(EarningMethod method) => method switch
    {
        EarningMethod.CostToCost => "By cost",
        EarningMethod.Hours => "By hours",
        _ => "When billed",
    };
}
