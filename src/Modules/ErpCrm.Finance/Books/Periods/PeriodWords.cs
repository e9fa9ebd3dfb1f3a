namespace ErpCrm.Finance.Books.Periods;

internal static class PeriodWords
{
    /// <summary>A key of the texts.</summary>
    public static string Of(LockKind kind) => kind == LockKind.Final ? "Closed for good" : "Closed to daily work";
}
