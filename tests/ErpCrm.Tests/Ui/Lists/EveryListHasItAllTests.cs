using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ErpCrm.Tests.Architecture;
using ErpCrm.Tests.Seeding;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Ui.Lists;

/// <summary>Every list of the product has views, columns, filters on its fields and files; every other table says why
/// it is none.</summary>
[Collection(SeededCompany.Name)]
public sealed partial class EveryListHasItAllTests(SeededApp app)
{
    /// <summary>Tables that are no lists: a part of one record or document, a form, a matrix.</summary>
    private static readonly Dictionary<string, string> NoLists = new(StringComparer.Ordinal)
    {
        ["Crm/Companies/Show.cshtml"] = "The contacts of one company, on its page.",
        ["Crm/Duplicates/Index.cshtml"] = "Pairs that somebody decides about, the surest first.",
        ["Crm/Deals/_Agreed.cshtml"] = "The milestones of one deal.",
        ["Projects/Projects/_ChangeOrders.cshtml"] = "The change orders of one project.",
        ["Projects/Projects/_Milestones.cshtml"] = "The milestones of one project.",
        ["Projects/Projects/Show.cshtml"] = "The hours of one project.",
        ["Projects/Tasks/_TaskTable.cshtml"] = "The tasks of one project; all tasks are a list.",
        ["Resources/Bookings/_Grid.cshtml"] = "The weeks of one project.",
        ["Resources/Rates/_Rates.cshtml"] = "The rates of one person.",
        ["Workspace/Imports/Show.cshtml"] = "What is wrong with one file; it is filed too.",
        ["Workspace/Imports/Columns.cshtml"] = "The columns of one file, in a form.",
        ["Workspace/Mail/Templates.cshtml"] = "Kinds by languages: a matrix.",
        ["Identity/Roles/_Matrix.cshtml"] = "Permissions by roles: a matrix.",
        ["Finance/Treasury/Cash/Index.cshtml"] = "A forecast: computed weeks, not records.",
        ["Finance/Treasury/Cash/Rows.cshtml"] = "What one week of the forecast is made of.",
        ["Finance/Treasury/Payments/Show.cshtml"] = "The invoices that one payment pays.",
        ["Finance/Treasury/Customers/Statement.cshtml"] = "A document.",
        ["Finance/Treasury/Customers/Show.cshtml"] = "The open items of one customer.",
        ["Finance/Treasury/Banking/Index.cshtml"] = "What bank and books say of each account; all lines are a list.",
        ["Finance/Treasury/Banking/Statements/Columns.cshtml"] = "The columns of one file, in a form.",
        ["Finance/Treasury/Banking/Statements/Show.cshtml"] = "The lines of one statement; all lines are a list.",
        ["Finance/Treasury/Banking/Statements/_Preview.cshtml"] = "What one file brings, before it is taken.",
        ["Finance/Treasury/LateCharges/CustomerCollectionPanel.cshtml"] = "What one customer owes for paying late.",
        ["Finance/Treasury/Reminders/Preview.cshtml"] = "The letters of today, before they go out.",
        ["Finance/Treasury/Reminders/Show.cshtml"] = "The invoices that one reminder names.",
        ["Finance/Books/Accounts/Show.cshtml"] = "The latest lines on one account; all journals are a list.",
        ["Finance/Books/Journals/Show.cshtml"] = "The lines of one journal.",
        ["Finance/Books/Budgets/Actual.cshtml"] = "A budget against the books, added up; it is filed too.",
        ["Finance/Books/MonthEnd/Index.cshtml"] = "The last twelve months: computed, not records.",
        ["Finance/Books/MonthEnd/_Rows.cshtml"] = "What one step computes, before it is posted and after.",
        ["Finance/Books/Overheads/Index.cshtml"] = "Profit added up; it is filed too.",
        ["Finance/Books/Overheads/Show.cshtml"] = "What the profit of one project is made of.",
        ["Finance/Books/Periods/Index.cshtml"] = "The locks of the books: who is let in, who moved them.",
        ["Finance/Books/Posting/Purchasing/Index.cshtml"] = "What is prepaid at the end of one month, added up.",
        ["Finance/Books/Receivables/Invoices.cshtml"] = "What stands behind one figure of a report; it is filed too.",
        ["Finance/Books/Reports/GeneralLedger.cshtml"] = "A report with a balance that runs; it is filed too.",
        ["Finance/Books/Reports/_Report.cshtml"] = "A report, added up; it is filed too.",
        ["Finance/Books/Tax/Entries.cshtml"] = "What stands behind one figure of a report; it is filed too.",
        ["Finance/Books/Tax/Index.cshtml"] = "A report, added up; it is filed too.",
        ["Finance/Books/Tax/SalesTax.cshtml"] = "A report: what came in, added up by days; it is filed too.",
        ["Finance/Payroll/Runs/Show.cshtml"] = "The people of one payroll run.",
        ["Finance/Purchasing/Bills/Show.cshtml"] = "The lines of one bill, and what paid it.",
        ["Finance/Purchasing/PaymentRuns/Show.cshtml"] = "The transfers of one payment run.",
        ["Finance/Purchasing/Payments/Show.cshtml"] = "The bills that one payment pays.",
        ["Finance/Purchasing/RecurringBills/Show.cshtml"] = "The lines of one recurring bill, and what it makes.",
        ["Finance/Purchasing/Suppliers/Ageing.cshtml"] = "A report, added up by supplier; its bills are a list.",
        ["Finance/Purchasing/Suppliers/Show.cshtml"] = "The open items of one supplier.",
        ["Finance/Billing/Unbilled/Index.cshtml"] = "Work by customers, added up: nothing of it is a record.",
        ["Finance/Billing/Unbilled/Bill.cshtml"] = "Work that is chosen for one invoice, in a form.",
        ["Finance/Billing/Unbilled/Drafts.cshtml"] = "Work by projects that is chosen for drafts, in a form.",
        ["Finance/Billing/Certificates/Show.cshtml"] = "The work that one invoice bills, with its proof.",
        ["Finance/Billing/Invoices/_Billed.cshtml"] = "What one invoice bills.",
        ["Finance/Billing/Invoices/_Document.cshtml"] = "A document.",
        ["Finance/Billing/Invoices/Show.cshtml"] = "The payments of one invoice.",
        ["Finance/Billing/PublicLinks/Show.cshtml"] = "The payments of one invoice, for its customer.",
        ["Finance/Billing/RecurringInvoices/Show.cshtml"] = "The invoices that one recurring invoice made.",
        ["Finance/Billing/RecurringInvoices/_Coming.cshtml"] = "What one recurring invoice makes next: no records yet.",
        ["Web/Search/Index.cshtml"] = "Hits of one search, the best first.",
        ["Web/Administration/Audit.cshtml"] = "The history of one record, the latest first.",
        ["Web/Administration/Events.cshtml"] = "Messages that failed, for the operator.",
        ["Web/Administration/Jobs.cshtml"] = "Jobs of this installation, for the operator.",
    };

    [Fact]
    public async Task Every_list_has_views_columns_filters_orders_and_files()
    {
        var (browser, wrong, seen) = (app.Browser(TestUser.Owner), new List<string>(), 0);
        foreach (var list in app.Services.GetServices<RecordList>())
        {
            var page = await browser.GetAsync(list.Url);
            seen++;
            void Needs(string what, string selector)
            {
                if (page.QuerySelector($"#list {selector}") is null) wrong.Add($"{list.Key} has no {what}");
            }

            Needs("views", ".tools [popovertarget=views]");
            Needs("columns", ".tools a[href*='open=cols']");
            Needs("filters", ".tools [popovertarget=add-filter]");
            if (page.QuerySelector("#list tbody tr") is null) continue;
            Needs("sheet", ".tools a[href*='as=xlsx']");
            Needs("text file", ".tools a[href*='as=csv']");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(seen > 20, $"{seen} lists");
    }

    [Fact]
    public void Every_other_table_says_why_it_is_no_list()
    {
        var tables = Solution.Files("src", "*.cshtml")
            .Where(file => Table().IsMatch(File.ReadAllText(file)))
            .Select(Solution.Relative).Select(ShortOf).Order(StringComparer.Ordinal);
        Assert.Equal(NoLists.Keys.Order(StringComparer.Ordinal), tables);
    }

    private static string ShortOf(string path) => path.Replace("src/Modules/", "", StringComparison.Ordinal)
        .Replace("src/", "", StringComparison.Ordinal)["ErpCrm.".Length..];

    [GeneratedRegex("class=\"table[ \"]")]
    private static partial Regex Table();
}
