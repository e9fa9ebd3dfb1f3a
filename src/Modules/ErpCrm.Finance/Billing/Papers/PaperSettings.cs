using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>Which papers go with an invoice.</summary>
internal enum PaperSet
{
    /// <summary>Those that are usual in the country of the company.</summary>
    ByCountry,

    /// <summary>The invoice alone.</summary>
    Plain,

    /// <summary>The invoice, a payment invoice and an act of completed work.</summary>
    WithAct,
}

/// <summary>The papers of the company, who signs them, and whether it keeps account of e-invoices of the tax service;
/// one row for the company.</summary>
internal sealed class PaperSettings
{
    /// <summary>There is one row, with this key.</summary>
    public const int Only = 1;

    public const int NameLength = 120;
    public const int MostDays = 60;
    private const string Kyrgyzstan = "KG";
    private const string Som = "KGS";

    public int Id { get; private init; } = Only;
    public PaperSet Set { get; private set; }
    public string Director { get; private set; } = "";
    public string ChiefAccountant { get; private set; } = "";

    /// <summary>The first day whose invoices are reported to the tax service; null where none is.</summary>
    public DateOnly? EsfSince { get; private set; }

    /// <summary>Days after which an invoice that was not sent to it needs attention.</summary>
    public int EsfDays { get; private set; } = 3;

    /// <summary>Raised with each change; forms carry it back.</summary>
    public int Version { get; private set; }

    public void Change(PaperSet set, string? director, string? chiefAccountant)
    {
        (Set, Director, ChiefAccountant) = (set, director?.Trim() ?? "", chiefAccountant?.Trim() ?? "");
        Version++;
    }

    /// <summary>Invoices from a day on are reported to the tax service.</summary>
    /// <param name="since">Null: none is.</param>
    public void Report(DateOnly? since, int days)
    {
        if (since is not null && days is < 0 or > MostDays)
            throw new BusinessRuleException("Between 0 and {0} days.", MostDays) { Field = nameof(EsfDays) };
        (EsfSince, EsfDays) = (since, days);
    }

    /// <summary>Whether an invoice of this day is reported.</summary>
    public bool Reports(DateOnly issuedOn) => EsfSince <= issuedOn;

    /// <param name="country">Of the company, where it is entered; else its currency says it.</param>
    public static bool HasAct(PaperSet set, string? country, CompanyProfile company) => set switch
    {
        PaperSet.Plain => false,
        PaperSet.WithAct => true,
        _ => string.IsNullOrEmpty(country) ? company.BaseCurrency == Som : country == Kyrgyzstan,
    };
}

internal sealed class PaperSettingsConfiguration : IEntityTypeConfiguration<PaperSettings>
{
    public void Configure(EntityTypeBuilder<PaperSettings> settings)
    {
        settings.ToTable("PaperSettings");
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.Director).HasMaxLength(PaperSettings.NameLength);
        settings.Property(s => s.ChiefAccountant).HasMaxLength(PaperSettings.NameLength);
        settings.Property(s => s.Version).IsConcurrencyToken();
    }
}
