using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel;
using static ErpCrm.Tests.Finance.MoneyScene;

namespace ErpCrm.Tests.Finance.Billing.Deposits;

/// <summary>What is paid ahead bills no work, and is deducted once (domain-rules §8).</summary>
public sealed class DepositTests
{
    private static readonly DateOnly Day = new(2026, 3, 10);
    private readonly Customer _customer = NewCustomer("Alpha");
    private int _number = 720_000;

    [Fact]
    public void A_deposit_bills_no_work_of_the_project_it_is_for()
    {
        var project = new ProjectCopy { Id = Guid.CreateVersion7(), EngagementId = Guid.CreateVersion7() };
        project.Follow(new ProjectDetails("P-1", "Portal", _customer.Id, "Alpha", BillingMethod.FixedPrice,
            new Money(1000, "KGS"), null, null, null, null, Day, null, Guid.NewGuid(), [], true), 1, Day);
        var deposit = Issued(Invoice.NewDeposit(_customer, "KGS", project, Content(300), Day));
        Assert.Equal((300m, 36m, 336m), (deposit.Net, deposit.Vat, deposit.Gross));
        Assert.Equal((project.ManagerId, project.EngagementId), (deposit.ManagerId, deposit.EngagementIds().Single()));
        var issued = Assert.Single(deposit.TakeEvents().OfType<InvoiceIssued>());
        Assert.Empty(issued.Parts);
        Assert.Equal((project.EngagementId, ThreadKind.DepositInvoiced, 300m),
            issued.Tell().Select(t => (t.EngagementId, t.Kind, t.Amount!.Value.Amount)).Single());
        Assert.Throws<BusinessRuleException>(() => Invoice.NewDeposit(_customer, "USD", project, Content(300), Day));
        Assert.Throws<BusinessRuleException>(
            () => Invoice.NewDeposit(_customer, "KGS", project, Content(300), Day).AddFree(project, Content(10)));
    }

    [Fact]
    public void Only_what_was_paid_can_be_deducted()
    {
        var deposit = Issued(Invoice.NewDeposit(_customer, "KGS", null, Content(100), Day));
        var draft = Draft(1000);
        Assert.Throws<BusinessRuleException>(() => draft.Deduct(deposit, 0.01m, "Deposit"));
        deposit.Settle(50, Day);
        // 100 × 50 / 112, rounded down.
        Assert.Equal(44.64m, deposit.DepositLeft);
        Assert.Throws<BusinessRuleException>(() => draft.Deduct(deposit, 44.65m, "Deposit"));
        draft.Deduct(deposit, 44.64m, "Deposit");
        Assert.Equal((44.64m, 0m), (deposit.DepositTaken, deposit.DepositLeft));
        deposit.Settle(62, Day);
        Assert.Equal(55.36m, deposit.DepositLeft);
        // What was deducted before is replaced.
        draft.Deduct(deposit, 100, "Deposit");
        Assert.Equal((100m, 2), (deposit.DepositTaken, draft.Lines.Count));
        draft.Deduct(deposit, 0, "Deposit");
        Assert.Equal((0m, 1), (deposit.DepositTaken, draft.Lines.Count));
    }

    [Fact]
    public void A_deduction_has_its_VAT_and_is_no_discount()
    {
        var final = Draft(1000);
        final.Deduct(Paid(300), 300, "Deposit");
        Assert.Equal((700m, 84m, 784m), (final.Net, final.Vat, final.Gross));
        Assert.Equal(0m, InvoiceDiscount.Of(final));
        var line = final.Lines.Single(l => l.IsDeduction);
        Assert.Equal((-1m, 300m, -300m, -36m), (line.Quantity, line.UnitPrice, line.Net, line.Vat));
        Assert.Equal((0m, 0m), LineBacking.ToTell(line, "KGS"));

        // Ten per cent of the work, not of what is left to pay.
        final.Price(new InvoicePrices(10, 0, null, IncludeVat: false));
        Assert.Equal((100m, 600m, 672m), (final.DiscountAmount, final.Net, final.Gross));
        Assert.Equal(-300m, line.Net);
    }

    [Fact]
    public void With_prices_that_include_VAT_the_same_is_deducted()
    {
        var deposit = Paid(300);
        var final = Draft(1120);
        final.Price(new InvoicePrices(0, 0, null, IncludeVat: true));
        final.Deduct(deposit, 300, "Deposit");
        Assert.Equal((336m, 300m), (final.Lines.Single(l => l.IsDeduction).UnitPrice, deposit.DepositTaken));
        Assert.Equal((700m, 84m, 784m), (final.Net, final.Vat, final.Gross));
        final.Price(new InvoicePrices(0, 0, null, IncludeVat: false));
        Assert.Equal((300m, 820m), (final.Lines.Single(l => l.IsDeduction).UnitPrice, final.Net));
    }

    [Fact]
    public void What_is_deducted_is_neither_credited_nor_paid_back_before_its_invoice_is_credited()
    {
        var deposit = Paid(300);
        var final = Draft(1000);
        final.Deduct(deposit, 300, "Deposit");
        Refused();
        Issued(final);
        Assert.Equal((300m, 0m), (deposit.DepositTaken, deposit.DepositOpen));
        Refused();

        Credit(final, final.Lines.ToDictionary(l => l.Id, l => l.Quantity));
        Assert.Equal((0m, 300m, 300m), (deposit.DepositTaken, deposit.DepositOpen, deposit.DepositLeft));
        Credit(deposit, deposit.Lines.ToDictionary(l => l.Id, l => l.Quantity));
        Assert.Equal((0m, 0m), (deposit.DepositOpen, deposit.DepositLeft));
        Assert.Throws<BusinessRuleException>(() => Draft(1000).Deduct(deposit, 1, "Deposit"));

        void Refused()
        {
            Assert.Throws<BusinessRuleException>(() => deposit.Reopen(1, Day));
            Assert.Throws<BusinessRuleException>(
                () => Credit(deposit, deposit.Lines.ToDictionary(l => l.Id, _ => 0.5m)));
        }
    }

    [Fact]
    public void A_deleted_draft_and_a_removed_line_free_what_they_deducted()
    {
        var deposit = Paid(300);
        var (one, other) = (Draft(1000), Draft(1000));
        one.Deduct(deposit, 100, "Deposit");
        other.Deduct(deposit, 200, "Deposit");
        Assert.Equal(0m, deposit.DepositLeft);
        one.RemoveLine(one.Lines.Single(l => l.IsDeduction).Id);
        other.Discard();
        Assert.Equal(300m, deposit.DepositLeft);
    }

    [Fact]
    public void The_amount_of_a_deduction_is_not_typed()
    {
        var final = Draft(1000);
        final.Deduct(Paid(300), 300, "Deposit");
        var line = final.Lines.Single(l => l.IsDeduction);
        var content = new LineContent("In other words", -1, LineUnit.Fixed, 300, 0, 12);
        foreach (var other in new[]
        {
            content with { UnitPrice = 400 }, content with { Quantity = -2 }, content with { VatPercent = 0 },
            content with { DiscountPercent = 50 }, content with { ServiceFrom = Day, ServiceTo = Day },
        })
            Assert.Throws<BusinessRuleException>(() => final.ChangeLine(line.Id, other));
        final.ChangeLine(line.Id, content);
        Assert.Equal(("In other words", -300m), (line.Description, line.Net));
    }

    [Fact]
    public void A_deposit_has_one_rate_is_not_earned_over_days_and_is_no_bad_debt()
    {
        var mixed = Invoice.NewDeposit(_customer, "KGS", null, Content(100), Day);
        mixed.AddFree(null, new LineContent("Other rate", 1, LineUnit.Fixed, 10, 0, 0));
        Assert.Throws<BusinessRuleException>(() => Issued(mixed));
        var spread = Invoice.NewDeposit(_customer, "KGS", null, Content(100) with
        {
            ServiceFrom = Day, ServiceTo = Day.AddDays(30),
        }, Day);
        Assert.Throws<BusinessRuleException>(() => Issued(spread));
        var deposit = Issued(Invoice.NewDeposit(_customer, "KGS", null, Content(100), Day));
        Assert.Throws<BusinessRuleException>(() => deposit.RequireWriteOff(
            new OpenWriteOffTerms(OpenWriteOffKind.BadDebt, 112, Day, "Gone", false)));
        Assert.Throws<BusinessRuleException>(
            () => Invoice.NewDeposit(_customer, "KGS", null, Content(50), Day).Deduct(Paid(10), 10, "Deposit"));
    }

    [Fact]
    public void Nothing_is_deducted_from_before_it_was_billed_or_of_somebody_else()
    {
        var deposit = Paid(300);
        var early = Draft(1000);
        early.Deduct(deposit, 100, "Deposit");
        Assert.Throws<BusinessRuleException>(
            () => early.Issue(_customer, ++_number, Day.AddDays(-1), 1, "KGS"));
        var beta = NewCustomer("Beta");
        Assert.Throws<BusinessRuleException>(() => new Invoice(beta, "KGS", Day).Deduct(deposit, 100, "Deposit"));
        Assert.Throws<BusinessRuleException>(
            () => new Invoice(_customer, "USD", Day).Deduct(deposit, 100, "Deposit"));
    }

    private static LineContent Content(decimal net) => new("Deposit", 1, LineUnit.Fixed, net, 0, 12);

    private Invoice Draft(decimal amount)
    {
        var draft = new Invoice(_customer, "KGS", Day);
        draft.AddFree(null, new LineContent("Work", 1, LineUnit.Fixed, amount, 0, 12));
        return draft;
    }

    private Invoice Issued(Invoice draft)
    {
        draft.Issue(_customer, ++_number, Day, 1, "KGS");
        return draft;
    }

    private Invoice Paid(decimal net)
    {
        var deposit = Issued(Invoice.NewDeposit(_customer, "KGS", null, Content(net), Day));
        deposit.Settle(deposit.Gross, Day);
        return deposit;
    }

    private void Credit(Invoice invoice, Dictionary<Guid, decimal> quantities)
    {
        var (note, parts) = CreditWriter.Write(invoice,
            new CreditRequest(quantities, CreditedWork.WrittenOff, "Less", Day));
        note.Issue(++_number, Day, parts);
    }
}
