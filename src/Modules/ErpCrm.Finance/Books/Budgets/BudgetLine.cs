using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>What is planned of one account for one cost centre: an amount for each month, positive on the usual side of
/// the account.</summary>
internal sealed class BudgetLine : IPartOf
{
    private BudgetLine()
    {
    }

    /// <param name="costCentreId">Empty for what belongs to none.</param>
    public BudgetLine(Guid budgetId, Guid accountId, string code, Guid costCentreId) =>
        (BudgetId, AccountId, Number, CostCentreId) = (budgetId, accountId, code, costCentreId);

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid BudgetId { get; private set; }

    [NotAudited]
    public Guid AccountId { get; private set; }

    /// <summary>Code of the account when it was planned, for the history.</summary>
    [NotAudited]
    public string Number { get; private set; } = "";

    /// <summary>Empty where it belongs to none, so that there is one line of it.</summary>
    [NotAudited]
    public Guid CostCentreId { get; private set; }

    public decimal January { get; private set; }
    public decimal February { get; private set; }
    public decimal March { get; private set; }
    public decimal April { get; private set; }
    public decimal May { get; private set; }
    public decimal June { get; private set; }
    public decimal July { get; private set; }
    public decimal August { get; private set; }
    public decimal September { get; private set; }
    public decimal October { get; private set; }
    public decimal November { get; private set; }
    public decimal December { get; private set; }

    /// <summary>Two who plan it at once are told apart.</summary>
    public int Version { get; private set; }

    Type IPartOf.OwnerType => typeof(Budget);

    Guid IPartOf.OwnerId => BudgetId;

    public decimal Total => Calendar().Sum();

    /// <param name="month">A day of it.</param>
    public decimal Of(DateOnly month) => Calendar()[month.Month - 1];

    public void Plan(DateOnly month, decimal amount)
    {
        var months = Calendar();
        if (months[month.Month - 1] == amount) return;
        months[month.Month - 1] = amount;
        (January, February, March, April, May, June) =
            (months[0], months[1], months[2], months[3], months[4], months[5]);
        (July, August, September, October, November, December) =
            (months[6], months[7], months[8], months[9], months[10], months[11]);
        Version++;
    }

    /// <summary>The months come to the whole exactly (domain-rules §1).</summary>
    /// <param name="firstMonth">Of the year: what rounding leaves over goes to the first months.</param>
    public void Spread(decimal year, DateOnly firstMonth, int digits)
    {
        var parts = Rounding.Allocate(year, [.. Enumerable.Repeat(1m, FinancialYears.Months)], digits);
        for (var i = 0; i < parts.Count; i++) Plan(firstMonth.AddMonths(i), parts[i]);
    }

    private decimal[] Calendar() =>
        [January, February, March, April, May, June, July, August, September, October, November, December];
}

internal sealed class BudgetLineConfiguration : IEntityTypeConfiguration<BudgetLine>
{
    public void Configure(EntityTypeBuilder<BudgetLine> line)
    {
        line.ToTable("BudgetLines");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Number).HasMaxLength(Account.CodeLength);
        line.Property(l => l.Version).IsConcurrencyToken();
        line.Ignore(l => l.Total);
        line.HasOne<Budget>().WithMany().HasForeignKey(l => l.BudgetId).OnDelete(DeleteBehavior.Cascade);
        line.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => new { l.BudgetId, l.AccountId, l.CostCentreId }).IsUnique();
    }
}
