using CsCheck;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Treasury.Expenses;

public sealed class ExpenseTests
{
    private static readonly DateOnly Day = new(2026, 5, 4);
    private static readonly DateTime Now = new(2026, 5, 4, 6, 0, 0, DateTimeKind.Utc);
    private static readonly ExpenseCategory Category = ExpenseCategory.BuiltIn()[0];

    private static ExpenseTerms Terms(decimal net = 100, decimal vat = 12, Guid? project = null, bool rebill = false,
        string currency = "KGS") =>
        new(Day, Category.Id, "Taxi", net, vat, currency, project, rebill, rebill ? 10 : 0);

    [Fact]
    public void An_expense_goes_from_draft_over_approval_to_payment()
    {
        var expense = Expense.Record(Guid.NewGuid(), Terms(), Day);
        expense.Submit(Now);
        expense.Approve(Guid.NewGuid(), Now, 87.4m, "KGS", Category, null);
        expense.Pay(Day, Day);
        Assert.Equal((ExpenseState.Paid, Day, 8740m), (expense.State, expense.PaidOn!.Value, expense.BaseNet!.Value));
    }

    [Fact]
    public void An_approval_that_is_taken_back_leaves_no_cost()
    {
        var expense = Expense.Record(Guid.NewGuid(), Terms(project: Guid.NewGuid()), Day);
        var project = new ChargedProject(Guid.NewGuid(), expense.ProjectId!.Value);
        var category = ExpenseCategory.Add("Design bought", CostKind.Expense);
        expense.Submit(Now);
        expense.Approve(Guid.NewGuid(), Now, 87.4m, "KGS", category, project);
        // What the category says later changes nothing of what was counted.
        category.Change(category.Name, CostKind.Subcontract, true);
        expense.UndoApproval(project);
        var events = expense.TakeEvents();
        Assert.All(events.OfType<CostIncurred>().GroupBy(c => c.Kind),
            kind => Assert.Equal(0, kind.Sum(c => c.Amount)));
        Assert.Equal(expense.Id, Assert.Single(events.OfType<ExpenseApprovalUndone>()).ExpenseId);
        Assert.Equal((ExpenseState.Submitted, null, null),
            (expense.State, expense.BaseNet, (object?)expense.DecidedById));
    }

    [Fact]
    public void What_was_sent_back_is_changed_and_sent_again()
    {
        var expense = Expense.Record(Guid.NewGuid(), Terms(), Day);
        expense.Submit(Now);
        Assert.Throws<BusinessRuleException>(() => expense.SendBack(Guid.NewGuid(), Now, " "));
        expense.SendBack(Guid.NewGuid(), Now, "No receipt");
        expense.Change(Terms(net: 90), Day);
        expense.Submit(Now);
        Assert.Equal((ExpenseState.Submitted, 90m), (expense.State, expense.Net));
        Assert.Null(expense.Reason);
    }

    [Fact]
    public void Only_the_steps_of_the_state_are_possible() =>
        Gen.Int[0, 6].List[1, 12].Sample(steps =>
        {
            var expense = Expense.Record(Guid.NewGuid(), Terms(), Day);
            foreach (var step in steps)
            {
                var before = expense.State;
                var allowed = (step, before) switch
                {
                    (0, ExpenseState.Draft or ExpenseState.SentBack) => true,
                    (1, ExpenseState.Draft or ExpenseState.SentBack) => true,
                    (2 or 3 or 4, ExpenseState.Submitted) => true,
                    (5 or 6, ExpenseState.Approved) => true,
                    _ => false,
                };
                Action act = step switch
                {
                    0 => () => expense.Change(Terms(), Day),
                    1 => () => expense.Submit(Now),
                    6 => () => expense.UndoApproval(null),
                    2 => () => expense.Approve(Guid.NewGuid(), Now, 1, "KGS", Category, null),
                    3 => () => expense.SendBack(Guid.NewGuid(), Now, "why"),
                    4 => expense.Withdraw,
                    _ => () => expense.Pay(Day, Day),
                };
                if (allowed) act();
                else Assert.Throws<BusinessRuleException>(act);
                if (!allowed) Assert.Equal(before, expense.State);
            }
        });

    [Fact]
    public void Amounts_dates_and_projects_are_checked()
    {
        Assert.Equal("Net", Refusal(Terms(net: 0, vat: 0)).Field);
        Assert.Equal("Currency", Refusal(Terms(currency: "XXX")).Field);
        Assert.Equal("ProjectId", Refusal(Terms(rebill: true)).Field);
        Assert.Equal("SpentOn", Refusal(Terms() with { SpentOn = Day.AddDays(1) }).Field);
    }

    [Theory]
    [InlineData(100, 1, 1, 0, 100), InlineData(100, 1, 1, 10,
        110), InlineData(8740, 1, 87.4, 0, 100), InlineData(10, 87.4, 1, 5, 917.70), InlineData(100, 1, 3, 10, 36.66)]
    public void The_price_to_bill_is_converted_then_marked_up(double net, double rate, double contractRate,
        double markup, double price) =>
        Assert.Equal((decimal)price,
            ExpenseApproval.PriceOf((decimal)net, (decimal)rate, (decimal)contractRate, "USD", (decimal)markup));

    private static BusinessRuleException Refusal(ExpenseTerms terms) =>
        Assert.Throws<BusinessRuleException>(() => Expense.Record(Guid.NewGuid(), terms, Day));
}
