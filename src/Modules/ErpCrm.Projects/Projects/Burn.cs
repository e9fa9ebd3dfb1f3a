namespace ErpCrm.Projects.Projects;

/// <summary>Recorded hours against the budget.</summary>
internal sealed record Burn(int Minutes, decimal? BudgetHours)
{
    /// <summary>Share of the budget from which a project is worth a look.</summary>
    public const decimal Hot = 0.9m;

    /// <summary>1 is the whole budget; null without one.</summary>
    public decimal? Share => BudgetHours is > 0 ? Minutes / (BudgetHours.Value * 60) : null;
}
