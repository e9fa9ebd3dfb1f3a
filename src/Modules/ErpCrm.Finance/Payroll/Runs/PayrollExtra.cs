using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Payroll.Runs;

internal enum PayrollExtraKind
{
    Bonus,
    SickPay,

    /// <summary>Takes off the gross pay: days without pay, a correction.</summary>
    Deduction,
}

/// <summary>What one person gets beside the salary in one month, or less.</summary>
internal sealed class PayrollExtra
{
    public const int NoteLength = 200;

    private PayrollExtra()
    {
    }

    internal PayrollExtra(Guid runId, Guid personId, PayrollExtraKind kind, decimal amount, string? note) =>
        (RunId, PersonId, Kind, Amount, Note) = (runId, personId, kind, amount, note?.Trim() ?? "");

    public Guid Id { get; private init; } = Ids.New();
    public Guid RunId { get; private set; }
    public Guid PersonId { get; private set; }
    public PayrollExtraKind Kind { get; private set; }

    /// <summary>Above zero, gross, base currency.</summary>
    public decimal Amount { get; private set; }

    /// <summary>What somebody wrote.</summary>
    public string Note { get; private set; } = "";

    /// <summary>With the sign it changes the gross pay by.</summary>
    public decimal Change => Kind == PayrollExtraKind.Deduction ? -Amount : Amount;
}

internal sealed class PayrollExtraConfiguration : IEntityTypeConfiguration<PayrollExtra>
{
    public void Configure(EntityTypeBuilder<PayrollExtra> extra)
    {
        extra.ToTable("PayrollExtras");
        extra.Property(e => e.Id).ValueGeneratedNever();
        extra.Property(e => e.Note).HasMaxLength(PayrollExtra.NoteLength);
        extra.Ignore(e => e.Change);
        extra.HasIndex(e => e.RunId);
    }
}
