using CsCheck;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Treasury.ExpenseClaims;

public sealed class ExpenseClaimTests
{
    private static readonly DateOnly Day = new(2026, 5, 4);
    private static readonly DateTime Now = new(2026, 5, 4, 6, 0, 0, DateTimeKind.Utc);
    private static readonly ExpenseCategory Category = ExpenseCategory.BuiltIn()[0];
    private static readonly ExchangeRateTable Rates = new("KGS",
        [new("USD", Day.AddDays(-10), 87.4m), new("EUR", Day.AddDays(-10), 95m)]);

    private static Expense Line(Guid person, decimal net, string currency = "KGS", Guid? card = null) =>
        Expense.Record(person, new ExpenseTerms(Day, Category.Id, "Taxi", net, 0, currency, null, false, 0)
        {
            CardId = card
        }, Day);

    private static (ExpenseClaim Claim, List<Expense> Lines) Claimed(params Expense[] lines)
    {
        var claim = ExpenseClaim.Open(lines[0].RecordedById, new ClaimTerms("Osh", Day, Day, "KGS"));
        foreach (var line in lines) claim.Take(line);
        return (claim, [.. lines]);
    }

    private static void Approve(ExpenseClaim claim, List<Expense> lines)
    {
        foreach (var line in lines)
        {
            var rate = Rates.RateOn(line.Currency, Day)!.Value;
            line.Approve(Guid.NewGuid(), Now, rate, "KGS", Category, null, line.IsByCard ? null
                : PayableAmount.Of(line.Gross, line.Currency, rate, claim.Currency,
                    Rates.RateOn(claim.Currency, Day)!.Value));
        }

        claim.Approve(lines, Guid.NewGuid(), Now);
    }

    [Fact]
    public void Lines_go_with_their_claim_and_each_is_owed_in_its_currency()
    {
        var person = Guid.NewGuid();
        var byCard = Line(person, 70, card: Guid.NewGuid());
        var (claim, lines) = Claimed(Line(person, 300), Line(person, 10, "USD"), byCard);
        claim.Submit(lines, Now, ClaimLines.OwedOf(lines, "KGS", Rates), []);
        Assert.Equal(1_174m, claim.Total);
        Assert.All(lines, line => Assert.Equal(ExpenseState.Submitted, line.State));
        Approve(claim, lines);
        Assert.Equal((ExpenseState.Approved, 1_174m), (claim.State, claim.Total!.Value));
        // What the card paid left the company that day; nobody is owed it.
        Assert.Equal([ExpenseState.Approved, ExpenseState.Approved, ExpenseState.Paid], lines.Select(l => l.State));
        Assert.Equal((874m, "KGS", 874m), (lines[1].Payable!.Value, lines[1].PayableCurrency, lines[1].BaseNet!.Value));
        claim.Pay(lines, Day, Day, null, 1);
        Assert.All(lines, line => Assert.Equal(ExpenseState.Paid, line.State));
        claim.TakeBackPayment(lines);
        Assert.Equal((ExpenseState.Approved, ExpenseState.Paid), (lines[0].State, lines[2].State));
    }

    // erpnext and others sent as many notices as there were lines.
    [Fact]
    public void A_claim_is_asked_for_once_and_told_once()
    {
        var person = Guid.NewGuid();
        var (claim, lines) = Claimed(Line(person, 300), Line(person, 40));
        claim.Submit(lines, Now, 340, [Guid.NewGuid()]);
        Approve(claim, lines);
        var told = lines.SelectMany(l => l.TakeEvents()).ToList();
        Assert.Empty(told.OfType<ExpenseSubmitted>());
        Assert.All(told.OfType<ExpenseApproved>(), e => Assert.Empty(e.Notices().SelectMany(n => n.To)));
        var own = claim.TakeEvents();
        Assert.Single(own.OfType<ExpenseClaimSubmitted>());
        Assert.Equal([person], Assert.Single(own.OfType<ExpenseClaimApproved>()).Notices().SelectMany(n => n.To));
        Assert.Equal([ApprovalMove.Asked, ApprovalMove.Granted],
            own.OfType<IMovesApproval>().Select(e => e.Approval().Move));
    }

    [Fact]
    public void One_line_goes_back_and_the_others_wait_on()
    {
        var person = Guid.NewGuid();
        var (claim, lines) = Claimed(Line(person, 300), Line(person, 40));
        claim.Submit(lines, Now, 340, []);
        claim.SendBack(lines[1], Guid.NewGuid(), Now, "Whose?", 300);
        Assert.Equal((ExpenseState.SentBack, null, "Whose?"), (lines[1].State, lines[1].ClaimId, lines[1].Reason));
        Assert.Equal((ExpenseState.Submitted, 1, 300m), (claim.State, claim.LineCount, claim.Total!.Value));
        Assert.Throws<BusinessRuleException>(() => claim.SendBack(lines[0], Guid.NewGuid(), Now, "Why?", 0));
        lines[1].Change(new ExpenseTerms(Day, Category.Id, "Taxi", 35, 0, "KGS", null, false, 0), Day);
        lines[1].Submit(Now);
        Assert.Equal(ExpenseState.Submitted, lines[1].State);
    }

    [Fact]
    public void A_claim_that_cards_paid_is_settled_by_its_approval_and_waits_again_without_it()
    {
        var (claim, lines) = Claimed(Line(Guid.NewGuid(), 70, card: Guid.NewGuid()));
        claim.Submit(lines, Now, 0, []);
        Approve(claim, lines);
        Assert.Equal((ExpenseState.Paid, true, null), (claim.State, claim.IsNothingOwed, claim.PaidOn));
        lines[0].UndoApproval(null);
        claim.UndoApproval(lines);
        Assert.Equal((ExpenseState.Submitted, ExpenseState.Submitted, null),
            (claim.State, lines[0].State, lines[0].PaidOn));
    }

    [Fact]
    public void A_line_is_neither_decided_nor_paid_nor_taken_back_alone()
    {
        var (claim, lines) = Claimed(Line(Guid.NewGuid(), 300));
        Assert.Throws<BusinessRuleException>(() => lines[0].Submit(Now));
        Assert.Throws<BusinessRuleException>(lines[0].Discard);
        claim.Submit(lines, Now, 300, []);
        Assert.Throws<BusinessRuleException>(lines[0].Withdraw);
        Assert.Throws<BusinessRuleException>(() => lines[0].SendBack(Guid.NewGuid(), Now, "Why?"));
        Approve(claim, lines);
        Assert.Throws<BusinessRuleException>(() => lines[0].Pay(Day, Day));
    }

    [Fact]
    public void Only_ones_own_expenses_that_are_in_no_claim_become_lines()
    {
        var person = Guid.NewGuid();
        var (claim, lines) = Claimed(Line(person, 300));
        Assert.Throws<BusinessRuleException>(() => claim.Take(Line(Guid.NewGuid(), 10)));
        var other = ExpenseClaim.Open(person, new ClaimTerms("Other", Day, Day, "KGS"));
        Assert.Throws<BusinessRuleException>(() => other.Take(lines[0]));
        Assert.Throws<BusinessRuleException>(() => other.Submit([], Now, 0, []));
        Assert.Throws<BusinessRuleException>(() => claim.Submit([], Now, 0, []));
        claim.Release(lines[0]);
        other.Take(lines[0]);
        Assert.Equal((0, 1, (Guid?)other.Id), (claim.LineCount, other.LineCount, lines[0].ClaimId));
    }

    [Fact]
    public void Only_the_steps_of_the_state_are_possible() => Gen.Int[0, 6].List[1, 12].Sample(steps =>
    {
        var person = Guid.NewGuid();
        var (claim, lines) = Claimed(Line(person, 300), Line(person, 40, "USD"));
        foreach (var step in steps)
        {
            var before = claim.State;
            var allowed = (step, before) switch
            {
                (0, ExpenseState.Draft or ExpenseState.SentBack) => true,
                (1 or 2 or 3, ExpenseState.Submitted) => true,
                (4 or 5, ExpenseState.Approved) => true,
                (6, ExpenseState.Paid) => true,
                _ => false,
            };
            if (allowed) Do(step, claim, lines);
            else Assert.Throws<BusinessRuleException>(() => Do(step, claim, lines));
            if (!allowed) Assert.Equal(before, claim.State);
            // Lines are where their claim is.
            Assert.All(lines, line => Assert.Equal(
                claim.State == ExpenseState.SentBack ? ExpenseState.Draft : claim.State, line.State));
        }
    });

    private static void Do(int step, ExpenseClaim claim, List<Expense> lines)
    {
        switch (step)
        {
            case 0:
                claim.Submit(lines, Now, ClaimLines.OwedOf(lines, claim.Currency, Rates), []);
                break;
            case 1:
                claim.Withdraw(lines);
                break;
            case 2:
                Approve(claim, lines);
                break;
            case 3:
                claim.SendBack(lines, Guid.NewGuid(), Now, "Why?");
                break;
            case 4:
                claim.Pay(lines, Day, Day, null, 1);
                break;
            case 5:
                foreach (var line in lines) line.UndoApproval(null);
                claim.UndoApproval(lines);
                break;
            default:
                claim.TakeBackPayment(lines);
                break;
        }
    }
}
