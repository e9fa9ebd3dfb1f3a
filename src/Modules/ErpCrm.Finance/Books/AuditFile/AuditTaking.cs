using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.AuditFile;

/// <summary>That somebody took the books of some days along, as they were known at that moment. Never changed.
/// </summary>
internal sealed class AuditTaking : Entity
{
    public const int NameLength = 30;

    private AuditTaking()
    {
    }

    /// <exception cref="BusinessRuleException">The days are in the wrong order.</exception>
    public AuditTaking(DateOnly from, DateOnly to, Guid takenById, DateTime takenAt)
    {
        if (to < from) throw new BusinessRuleException("The last day is before the first.") { Field = nameof(To) };
        (From, To, TakenById, TakenAt) = (from, to, takenById, takenAt);
        Name = $"{from:yyyy-MM-dd} – {to:yyyy-MM-dd}";
    }

    /// <summary>The days.</summary>
    public string Name { get; private set; } = "";

    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public Guid TakenById { get; private set; }

    /// <summary>UTC: what was posted later is not in it.</summary>
    public DateTime TakenAt { get; private set; }

    /// <summary>Of the file, without its ending.</summary>
    public string FileName => $"audit-{From:yyyy-MM-dd}-{To:yyyy-MM-dd}";
}

internal sealed class AuditTakingConfiguration : IEntityTypeConfiguration<AuditTaking>
{
    public void Configure(EntityTypeBuilder<AuditTaking> taking)
    {
        taking.ToTable("AuditTakings");
        taking.Property(t => t.Name).HasMaxLength(AuditTaking.NameLength);
        taking.Ignore(t => t.FileName);
        taking.HasIndex(t => t.TakenAt);
    }
}
