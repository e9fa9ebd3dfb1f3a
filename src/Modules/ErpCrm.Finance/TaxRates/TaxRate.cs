using System.Text.RegularExpressions;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.TaxRates;

/// <summary>A rate of value added tax that may stand on documents while it is valid (domain-rules §2).</summary>
internal sealed partial class TaxRate : Entity
{
    public const int NameLength = 60;
    public const int ReasonLength = 200;
    public const int CodeLength = 40;

    private TaxRate()
    {
    }

    public TaxRate(string name, decimal percent, string? exemptionReason = null, bool isDefault = false,
        VatCategory? category = null)
    {
        Change(name, percent, exemptionReason, null, null, category);
        (IsDefault, IsActive) = (isDefault, true);
    }

    public string Name { get; private set; } = "";

    /// <summary>12 for 12 %.</summary>
    public decimal Percent { get; private set; }

    /// <summary>
    /// Why nothing is charged, printed on documents with this rate: the
    /// key of a text for the reasons that came with the product, so that
    /// each document says it in its own language; else as somebody typed it.
    /// </summary>
    public string? ExemptionReason { get; private set; }

    public VatCategory Category { get; private set; }

    /// <summary>The reason's code in the list of EN 16931 (VATEX), where one applies.</summary>
    public string? ExemptionCode { get; private set; }

    /// <summary>First day, or null for always.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>Last day, or null for ever.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>The rate of new lines.</summary>
    public bool IsDefault { get; private set; }

    public bool IsActive { get; private set; }

    // Fixed ids: two processes that start at once make the same rows.
    public static IReadOnlyList<TaxRate> BuiltIn() =>
    [
        new("VAT 12%", 12, isDefault: true) { Id = BuiltInId(1) },
        new("VAT 0%", 0, "Export of services, zero rate", category: VatCategory.Zero) { Id = BuiltInId(2) },
        new("Without VAT", 0, "Exempt from VAT") { Id = BuiltInId(3) },
    ];

    /// <summary>Whether documents of the day may carry it.</summary>
    public bool Covers(DateOnly day) =>
        (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || day <= ValidUntil);

    /// <param name="category">Null where percent and reason say it.</param>
    public void Change(string name, decimal percent, string? exemptionReason, DateOnly? validFrom, DateOnly? validUntil,
        VatCategory? category = null, string? exemptionCode = null)
    {
        if (percent is < 0 or > 100)
            throw new BusinessRuleException("Between {0} and {1}.", 0, 100) { Field = nameof(Percent) };
        if (validUntil < validFrom)
            throw new BusinessRuleException("The last day may not lie before the first.")
            {
                Field = nameof(ValidUntil)
            };
        var reason = string.IsNullOrWhiteSpace(exemptionReason) ? null : exemptionReason.Trim();
        if (percent > 0 && reason is not null)
            throw new BusinessRuleException("A reason belongs to a rate of 0%.") { Field = nameof(ExemptionReason) };
        (Name, Percent) = (name.Trim(), percent);
        (ValidFrom, ValidUntil) = (validFrom, validUntil);
        Classify(category ?? VatCategories.Usual(percent, reason), reason, exemptionCode);
    }

    private void Classify(VatCategory category, string? reason, string? exemptionCode)
    {
        if (category == VatCategory.Standard != Percent > 0)
            throw new BusinessRuleException("The standard category has a rate above 0%, every other one has 0%.")
            {
                Field = nameof(Category)
            };
        reason ??= category.UsualReason();
        if (category.NeedsReason() && reason is null)
            throw new BusinessRuleException("Say why no VAT is charged.") { Field = nameof(ExemptionReason) };
        var code = string.IsNullOrWhiteSpace(exemptionCode) ? null : exemptionCode.Trim().ToUpperInvariant();
        if (code is not null && !(category.NeedsReason() && VatexCode().IsMatch(code)))
            throw new BusinessRuleException("A code of the list VATEX, for a category that needs a reason.")
            {
                Field = nameof(ExemptionCode)
            };
        (Category, ExemptionReason, ExemptionCode) = (category, reason, code);
    }

    public void MakeDefault(bool isDefault) => IsDefault = isDefault;

    public void SwitchOff()
    {
        if (IsDefault)
            throw new BusinessRuleException("Make another rate the default first.") { Field = nameof(IsActive) };
        IsActive = false;
    }

    public void SwitchOn() => IsActive = true;

    [GeneratedRegex("^VATEX-[A-Z0-9]+(-[A-Z0-9]+)*$", RegexOptions.None, 1000)]
    private static partial Regex VatexCode();

    private static Guid BuiltInId(int number) => new(number, 0x7a7a, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 1]);
}

internal static class TaxRateQueries
{
    /// <summary>Rates for new lines of a day, the usual one first: the default,
    /// or the highest where the default does not cover the day.</summary>
    public static IQueryable<TaxRate> OfferedOn(this IQueryable<TaxRate> rates, DateOnly day) => rates
        .Where(r => r.IsActive && (r.ValidFrom == null || r.ValidFrom <= day)
            && (r.ValidUntil == null || r.ValidUntil >= day))
        .OrderByDescending(r => r.IsDefault).ThenByDescending(r => r.Percent).ThenBy(r => r.Name);

    /// <summary>Refuses rates whose time is over, or has not come, on
    /// the tax point of their line (domain-rules §2).</summary>
    /// <exception cref="BusinessRuleException">A line has such a rate.</exception>
    public static async Task RequireCoveringAsync(this IQueryable<TaxRate> rates,
        IEnumerable<(LineVat Vat, DateOnly TaxPoint)> used, CancellationToken ct)
    {
        var known = await rates.AsNoTracking().ToListAsync(ct);
        foreach (var (vat, day) in used.Distinct())
        {
            var same = known.Where(r => r.Percent == vat.Percent && r.ExemptionReason == vat.Note).ToList();
            if (same.Count > 0 && !same.Any(r => r.Covers(day)))
                throw new BusinessRuleException("The rate “{0}” does not hold on {1}. Choose another one on the lines.",
                    same[0].Name, day) { Field = "IssuedOn" };
        }
    }
}

/// <summary>The rates of VAT as they are now, by day.</summary>
internal sealed class TaxCalendar(IReadOnlyList<TaxRate> rates)
{
    private readonly Dictionary<DateOnly, List<TaxRate>> _offered = [];

    public static async Task<TaxCalendar> LoadAsync(FinanceDbContext db, CancellationToken ct) =>
        new(await db.TaxRates.AsNoTracking().ToListAsync(ct));

    /// <summary>Rates for new lines of a day, the usual one first.</summary>
    public IEnumerable<TaxRate> OfferedOn(DateOnly day)
    {
        if (!_offered.TryGetValue(day, out var offered))
            _offered[day] = offered = [.. rates.AsQueryable().OfferedOn(day)];
        return offered;
    }

    /// <summary>The rate of work delivered on a day (domain-rules
    /// §2); the other day's where none is known for it.</summary>
    /// <exception cref="BusinessRuleException">No rate holds on either day.</exception>
    public LineVat On(DateOnly taxPoint, DateOnly otherwise) =>
        (OfferedOn(taxPoint).FirstOrDefault() ?? OfferedOn(otherwise).FirstOrDefault()) is { } rate
            ? LineVat.Of(rate)
            : throw new BusinessRuleException("No rate of VAT holds today; enter one under Settings.");
}

internal sealed class TaxRateConfiguration : IEntityTypeConfiguration<TaxRate>
{
    public void Configure(EntityTypeBuilder<TaxRate> rate)
    {
        rate.ToTable("TaxRates");
        rate.Property(r => r.Name).HasMaxLength(TaxRate.NameLength);
        rate.Property(r => r.ExemptionReason).HasMaxLength(TaxRate.ReasonLength);
        rate.Property(r => r.ExemptionCode).HasMaxLength(TaxRate.CodeLength);
        rate.Property(r => r.Percent).HasPrecision(5, 2);
        rate.HasIndex(r => r.Name).IsUnique();
    }
}
