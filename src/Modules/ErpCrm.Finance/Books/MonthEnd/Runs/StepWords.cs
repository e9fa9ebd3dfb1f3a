namespace ErpCrm.Finance.Books.MonthEnd.Runs;

internal static class StepWords
{
    /// <summary>A key of the texts.</summary>
    public static string Of(RunStep step) => step switch
    {
        RunStep.Deferral => "Deferred revenue",
        RunStep.WorkInProgress => "Earned revenue",
        RunStep.Revaluation => "Revaluation",
        RunStep.Accrual => "Accruals",
        RunStep.TaxReturn => "VAT return",
        RunStep.TaxPayment => "VAT payment",
        _ => "Year end",
    };

    /// <summary>What a figure of a step is, a key of the texts; empty where the step says it.</summary>
    public static string OfPart(string part) => part switch
    {
        RunParts.Asset => "Earned and not billed",
        RunParts.Liability => "Billed and not earned",
        RunParts.Loss => "Provision for losses",
        _ when part.StartsWith(RunParts.Output, StringComparison.Ordinal) => "VAT charged",
        _ when part.StartsWith(RunParts.Input, StringComparison.Ordinal) => "VAT deducted",
        _ => "",
    };

    public static string? ToneOf(RunState state) => state == RunState.Posted ? "green" : null;
}

/// <summary>Names of figures of one record, as rows keep them.</summary>
internal static class RunParts
{
    public const string Asset = "asset";
    public const string Liability = "liability";
    public const string Loss = "loss";

    /// <summary>With the month behind it.</summary>
    public const string Output = "output-";

    /// <summary>With the month behind it.</summary>
    public const string Input = "input-";
}
