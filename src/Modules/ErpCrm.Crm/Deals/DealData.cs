using ErpCrm.Contracts.Crm;

namespace ErpCrm.Crm.Deals;

/// <summary>What people may type of a deal. Amounts are net of VAT in <see cref="Currency"/>.</summary>
internal sealed record DealData
{
    public required string Name { get; init; }
    public Guid? ContactId { get; init; }
    public string Note { get; init; } = "";

    /// <summary>For retainers it follows from fee and months.</summary>
    public decimal Amount { get; init; }

    public required string Currency { get; init; }
    public DateOnly? ExpectedCloseOn { get; init; }
    public Guid? OwnerId { get; init; }
    public int? OwnProbability { get; init; }
    public BillingMethod Billing { get; init; }
    public decimal? HourlyRate { get; init; }
    public decimal? BudgetHours { get; init; }
    public decimal? MonthlyFee { get; init; }
    public int? Months { get; init; }
    public DateOnly? StartsOn { get; init; }
    public IReadOnlyList<MilestoneTerms> Milestones { get; init; } = [];
}

/// <summary>When something was done, and by whom.</summary>
/// <param name="At">UTC.</param>
internal sealed record Moment(DateTime At, Guid UserId, string UserName);
