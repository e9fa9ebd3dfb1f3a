using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.ExpenseRates;

/// <param name="Kind">Mileage or per diem.</param>
/// <param name="Name">The same for every day of one rate: a vehicle, a country.</param>
/// <param name="Amount">Of one kilometre or one day.</param>
/// <param name="Source">The order or law it stands in.</param>
internal sealed record ExpenseRateTerms(ExpenseKind Kind, string Name, DateOnly ValidFrom, decimal Amount,
    string Currency, Guid CategoryId, string? Source, bool IsActive);

/// <summary>What a kilometre or a day of a journey is paid back with, from a day on. A change is another row; what was
/// recorded keeps its rate.</summary>
internal sealed class ExpenseRate : Entity
{
    public const int NameLength = Expense.RateNameLength;
    public const int SourceLength = 200;
    public const decimal Most = 1_000_000;

    private ExpenseRate()
    {
    }

    public ExpenseRate(ExpenseRateTerms terms) => Change(terms);

    public ExpenseKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public decimal Amount { get; private set; }
    public string Currency { get; private set; } = "";

    [NotAudited]
    public Guid CategoryId { get; private set; }

    public string Source { get; private set; } = "";

    /// <summary>Whether it is offered for new expenses.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Whether it has begun by then.</summary>
    public bool Holds(DateOnly day) => ValidFrom <= day;

    public void Change(ExpenseRateTerms terms)
    {
        if (terms.Kind is not (ExpenseKind.Mileage or ExpenseKind.PerDiem))
            throw new BusinessRuleException("Choose one of the list.") { Field = nameof(Kind) };
        if (!Currencies.IsKnown(terms.Currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        if (terms.Amount is <= 0 or > Most)
            throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(Amount) };
        (Kind, Name, ValidFrom, Currency) = (terms.Kind, terms.Name.Trim(), terms.ValidFrom, terms.Currency);
        (Amount, CategoryId, Source, IsActive) = (terms.Amount, terms.CategoryId, terms.Source?.Trim() ?? "",
            terms.IsActive);
    }
}

internal static class ExpenseRateQueries
{
    /// <summary>The rate of a day: the newest of its name that has begun; null when none has.</summary>
    public static Task<ExpenseRate?> OnAsync(this IQueryable<ExpenseRate> rates, ExpenseKind kind, string name,
        DateOnly day, CancellationToken ct) =>
        rates.AsNoTracking().Where(r => r.Kind == kind && r.Name == name && r.ValidFrom <= day)
            .OrderByDescending(r => r.ValidFrom).FirstOrDefaultAsync(ct);

    /// <summary>Those of a kind that are offered on a day, one of each name.</summary>
    public static async Task<IReadOnlyList<ExpenseRate>> OfferedAsync(this IQueryable<ExpenseRate> rates,
        ExpenseKind kind, DateOnly day, CancellationToken ct) =>
    [
        .. (await rates.AsNoTracking().Where(r => r.Kind == kind && r.ValidFrom <= day).ToListAsync(ct))
            .GroupBy(r => r.Name).Select(g => g.MaxBy(r => r.ValidFrom)!).Where(r => r.IsActive)
            .OrderBy(r => r.Name, StringComparer.CurrentCulture),
    ];
}

internal sealed class ExpenseRateConfiguration : IEntityTypeConfiguration<ExpenseRate>
{
    public void Configure(EntityTypeBuilder<ExpenseRate> rate)
    {
        rate.ToTable("ExpenseRates");
        rate.Property(r => r.Name).HasMaxLength(ExpenseRate.NameLength);
        rate.Property(r => r.Currency).HasMaxLength(Currencies.CodeLength);
        rate.Property(r => r.Source).HasMaxLength(ExpenseRate.SourceLength);
        rate.HasOne<ExpenseCategory>().WithMany().HasForeignKey(r => r.CategoryId).OnDelete(DeleteBehavior.Restrict);
        rate.HasIndex(r => new { r.Kind, r.Name, r.ValidFrom }).IsUnique();
    }
}
