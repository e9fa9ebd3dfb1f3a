using ErpCrm.Finance.BankAccounts;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Payroll.Runs;

/// <summary>Whom a posted month owes.</summary>
internal enum PayableKind
{
    /// <summary>The people, what is left of their pay.</summary>
    Wages,

    /// <summary>The social fund: the company's part and the employees'.</summary>
    Contributions,

    /// <summary>The tax office.</summary>
    IncomeTax,
}

internal enum PayableState
{
    Open,
    Paid,

    /// <summary>Its run was taken back.</summary>
    Cancelled,
}

/// <summary>A sum that a posted run owes: paid as a whole, taken back as a whole.</summary>
internal sealed class PayrollPayable : Entity
{
    private PayrollPayable()
    {
    }

    internal PayrollPayable(PayrollRun run, PayableKind kind, decimal amount, DateOnly dueOn) =>
        (RunId, Code, Currency, Kind, Amount, DueOn) = (run.Id, run.Code, run.Currency, kind, amount, dueOn);

    [NotAudited]
    public Guid RunId { get; private set; }

    /// <summary>Of its run: payments name it.</summary>
    [NotAudited]
    public string Code { get; private set; } = "";

    [NotAudited]
    public string Currency { get; private set; } = "";

    public PayableKind Kind { get; private set; }
    public decimal Amount { get; private set; }
    public DateOnly DueOn { get; private set; }
    public PayableState State { get; private set; }
    public DateOnly? PaidOn { get; private set; }

    [NotAudited]
    public Guid? BankAccountId { get; private set; }

    /// <param name="bankAccountId">The account it is paid from.</param>
    public void Pay(DateOnly on, DateOnly today, Guid? bankAccountId)
    {
        if (State != PayableState.Open) throw new BusinessRuleException("Only what is open can be paid.");
        if (on > today)
            throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(PaidOn) };
        (State, PaidOn, BankAccountId) = (PayableState.Paid, on, bankAccountId);
    }

    /// <summary>The money was for something else: it waits for it again.</summary>
    public void TakeBack()
    {
        if (State != PayableState.Paid) throw new BusinessRuleException("This is not paid.");
        (State, PaidOn, BankAccountId) = (PayableState.Open, null, null);
    }

    internal void Cancel() => State = PayableState.Cancelled;
}

internal sealed class PayrollPayableConfiguration : IEntityTypeConfiguration<PayrollPayable>
{
    public void Configure(EntityTypeBuilder<PayrollPayable> payable)
    {
        payable.ToTable("PayrollPayables");
        payable.Property(p => p.Id).ValueGeneratedNever();
        payable.Property(p => p.Code).HasMaxLength(PayrollRun.CodeLength);
        payable.Property(p => p.Currency).HasMaxLength(Currencies.CodeLength);
        payable.HasOne<BankAccount>().WithMany().HasForeignKey(p => p.BankAccountId).OnDelete(DeleteBehavior.Restrict);
        payable.HasIndex(p => new { p.RunId, p.Kind }).IsUnique();
        payable.HasIndex(p => new { p.State, p.DueOn });
    }
}
