using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

internal enum PaymentRunState
{
    Draft,

    /// <summary>Somebody else looked at it: its file goes to the bank.</summary>
    Approved,

    /// <summary>The bank did it: its bills are paid.</summary>
    Executed,

    Cancelled,
}

/// <summary>How a payment run pays.</summary>
/// <param name="DueUntil">Bills due up to this day were proposed.</param>
/// <param name="ExecuteOn">The day on which the bank is to pay.</param>
/// <param name="IsPerBill">One transfer for each bill; else one for each supplier.</param>
internal sealed record PaymentRunTerms(string Name, DateOnly DueUntil, DateOnly ExecuteOn, bool IsPerBill);

/// <summary>A bill that a run pays.</summary>
/// <param name="Payee">Where it is paid to, as the supplier says now.</param>
internal sealed record RunPart(Guid BillId, Guid SupplierId, decimal Amount, Payee Payee);

/// <summary>
/// Bills that are paid together out of one bank account: prepared by one, approved by another, sent to the bank as a
/// file, and in the books when the bank did it. Where money goes is fixed with the approval: what somebody changes at a
/// supplier later changes no approved run.
/// </summary>
internal sealed class PaymentRun : Entity
{
    public const int NameLength = 120;
    private readonly List<PaymentRunItem> _items = [];

    private PaymentRun()
    {
    }

    public string Name { get; private set; } = "";

    [NotAudited]
    public Guid BankAccountId { get; private set; }

    public string Currency { get; private set; } = "";
    public PaymentRunState State { get; private set; }

    /// <summary>Neither executed nor cancelled: its bills are paid by nothing else.</summary>
    [NotAudited]
    public bool IsOpen { get; private set; } = true;

    public DateOnly DueUntil { get; private set; }
    public DateOnly ExecuteOn { get; private set; }

    [NotAudited]
    public bool IsPerBill { get; private set; }

    public decimal Total { get; private set; }

    [NotAudited]
    public int BillCount { get; private set; }

    [NotAudited]
    public Guid PreparedById { get; private set; }

    [NotAudited]
    public Guid? ApprovedById { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime? ApprovedAt { get; private set; }

    public DateOnly? ExecutedOn { get; private set; }

    [NotAudited]
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<PaymentRunItem> Items => _items;

    public static PaymentRun Prepare(BankAccount account, PaymentRunTerms terms, IReadOnlyList<RunPart> parts,
        Guid preparedById, DateOnly today)
    {
        var run = new PaymentRun
        {
            BankAccountId = account.Id, Currency = account.Currency, PreparedById = preparedById,
        };
        run.Write(terms, parts, today);
        return run;
    }

    public void Change(PaymentRunTerms terms, IReadOnlyList<RunPart> parts, DateOnly today)
    {
        RequireState(PaymentRunState.Draft, "An approved payment run is not changed; take the approval back first.");
        Write(terms, parts, today);
    }

    /// <param name="parts">The same bills, with where they are paid to now.</param>
    /// <param name="allowsOwn">The company lets people approve what they prepared.</param>
    public void Approve(Guid byId, DateTime now, IReadOnlyList<RunPart> parts, bool allowsOwn)
    {
        RequireState(PaymentRunState.Draft, "Only a prepared payment run is approved.");
        if (byId == PreparedById && !allowsOwn)
            throw new BusinessRuleException("Nobody approves a payment run that he prepared.");
        foreach (var item in _items)
        {
            var part = parts.FirstOrDefault(p => p.BillId == item.BillId)
                ?? throw new BusinessRuleException("These bills changed meanwhile. Check the amounts and save again.");
            if (part.Payee.Number.Length == 0)
                throw new BusinessRuleException("{0} has no account to be paid to. Enter it at the supplier.",
                    part.Payee.Name);
            item.Fix(part.Payee);
        }

        (State, ApprovedById, ApprovedAt) = (PaymentRunState.Approved, byId, now);
        Raise(new PaymentRunApproved(Id, Name, new Money(Total, Currency)));
    }

    /// <summary>Nothing went to the bank yet: it can be changed again.</summary>
    public void Reopen()
    {
        RequireState(PaymentRunState.Approved, "Only an approved payment run is taken back.");
        (State, ApprovedById, ApprovedAt) = (PaymentRunState.Draft, null, null);
    }

    /// <summary>The bank paid on this day; the payments are recorded with it.</summary>
    public void Execute(DateOnly on, DateOnly today)
    {
        RequireState(PaymentRunState.Approved, "Only an approved payment run is executed.");
        if (on > today)
            throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(ExecutedOn) };
        (State, ExecutedOn) = (PaymentRunState.Executed, on);
        Close();
        Raise(new PaymentRunExecuted(Id, Name, new Money(Total, Currency), on));
    }

    /// <summary>Nothing of it is paid; its bills are free again.</summary>
    public void Cancel()
    {
        if (!IsOpen) throw new BusinessRuleException("A payment run that is over is not cancelled.");
        State = PaymentRunState.Cancelled;
        Close();
    }

    private void Close()
    {
        IsOpen = false;
        foreach (var item in _items) item.Close();
    }

    private void Write(PaymentRunTerms terms, IReadOnlyList<RunPart> parts, DateOnly today)
    {
        if (terms.ExecuteOn < today)
            throw new BusinessRuleException("The bank cannot pay on a day that is over.") { Field = nameof(ExecuteOn) };
        if (parts.Count == 0) throw new BusinessRuleException("Choose at least one bill.");
        (Name, DueUntil, ExecuteOn, IsPerBill) = (terms.Name.Trim(), terms.DueUntil, terms.ExecuteOn, terms.IsPerBill);
        _items.RemoveAll(i => parts.All(p => p.BillId != i.BillId));
        foreach (var part in parts)
        {
            Currencies.Exact(part.Amount, Currency, nameof(PaymentRunItem.Amount));
            if (part.Amount <= 0)
                throw new BusinessRuleException("Enter an amount above zero.")
                {
                    Field = nameof(PaymentRunItem.Amount),
                };
            var item = _items.Find(i => i.BillId == part.BillId);
            if (item is null) _items.Add(item = new PaymentRunItem(Id, part.BillId, part.SupplierId));
            item.Pay(part.Amount);
        }

        (Total, BillCount) = (_items.Sum(i => i.Amount), _items.Count);
        SearchText = SharedKernel.SearchText.Of(Name);
        Touch();
    }

    private void RequireState(PaymentRunState state, string refusal)
    {
        if (State != state) throw new BusinessRuleException(refusal);
    }
}

internal sealed class PaymentRunConfiguration : IEntityTypeConfiguration<PaymentRun>
{
    public void Configure(EntityTypeBuilder<PaymentRun> run)
    {
        run.ToTable("PaymentRuns");
        run.Property(r => r.Name).HasMaxLength(PaymentRun.NameLength);
        run.Property(r => r.Currency).HasMaxLength(Currencies.CodeLength);
        run.Property(r => r.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        run.HasMany(r => r.Items).WithOne().HasForeignKey(i => i.PaymentRunId);
        run.HasOne<BankAccount>().WithMany().HasForeignKey(r => r.BankAccountId).OnDelete(DeleteBehavior.Restrict);
        run.HasIndex(r => r.ExecuteOn);
        run.HasIndex(r => new { r.State, r.ExecuteOn });
    }
}
