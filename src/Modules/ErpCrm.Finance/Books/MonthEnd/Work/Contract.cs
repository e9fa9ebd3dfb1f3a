using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.MonthEnd.Work;

/// <summary>A fixed-price contract with what was spent and billed of it, at the end of a month.</summary>
/// <param name="Estimate">The latest one that holds then.</param>
internal sealed record Contract(ProjectCopy Project, EarningMethod Method, CompletionEstimate? Estimate, decimal Cost,
    decimal Hours, decimal Billed, decimal BilledBase)
{
    /// <summary>Cost in all as it is expected now; null when nobody knows.</summary>
    public decimal? CostAtCompletion => Method == EarningMethod.CostToCost
        ? WholeOf(Cost, Project.BudgetHours is { } budget && Hours > 0 && budget > Hours
            ? Cost + ((budget - Hours) * Cost / Hours) : null)
        : HoursAtCompletion is { } hours && Hours > 0 ? Cost + ((hours - Hours) * Cost / Hours) : null;

    /// <summary>Hours in all as they are expected now.</summary>
    public decimal? HoursAtCompletion => Method == EarningMethod.Hours
        ? WholeOf(Hours, Project.BudgetHours > Hours ? Project.BudgetHours : null)
        : null;

    /// <summary>Cost or hours in all, whichever progress is measured by.</summary>
    public decimal? AtCompletion => Method == EarningMethod.Hours ? HoursAtCompletion : CostAtCompletion;

    public decimal Actual => Method == EarningMethod.Hours ? Hours : Cost;

    /// <summary>What is still expected.</summary>
    public decimal? Remaining => AtCompletion - Actual;

    /// <summary>Whether somebody has to say what is still to come: nobody did, or more was spent since.</summary>
    public bool NeedsEstimate => Method != EarningMethod.AsBilled && Project.IsOpen
        && (AtCompletion is null || Actual > Estimate?.AtCompletion);

    public ContractFigures At(decimal rate) => new(Method, Project.ContractAmount, Project.Currency, Billed, BilledBase,
        Cost, Hours, Rounded(CostAtCompletion), HoursAtCompletion, rate);

    // What is delivered has nothing to come.
    private decimal? WholeOf(decimal actual, decimal? usual) => !Project.IsOpen ? actual
        : Estimate is { } said ? Math.Max(said.AtCompletion, actual) : usual;

    private static decimal? Rounded(decimal? cost) => cost is { } known ? Rounding.Round(known, 2) : null;
}
