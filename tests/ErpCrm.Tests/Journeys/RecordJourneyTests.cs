using System.Text.RegularExpressions;
using ErpCrm.Tests.Workspace.Mail;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ErpCrm.Tests.Journeys;

/// <summary>What every record can do, by those who need it, one after the other.</summary>
[Collection(FirmInABrowser.Name)]
public sealed class RecordJourneyTests(Chromium chromium, FirmProcess firm)
{
    private const string Project = "main .props a[href^='/projects/projects/']";
    private const string Industry = "Tea of the journey";

    // Work that is done every minute, and what open pages are told.
    private static readonly LocatorAssertionsToBeVisibleOptions Patience = new() { Timeout = 180_000 };
    private static readonly LocatorAssertionsToContainTextOptions Told = new() { Timeout = 60_000 };

    [BrowserFact]
    public async Task A_list_is_imported_filtered_kept_as_a_view_handed_over_and_talked_about()
    {
        var elena = await chromium.SignedInAsync(firm, "elena");
        await ImportAsync(elena, $"""
            Name;Industry;Phone
            Osh Tea House;{Industry};+996 3222 11001
            Naryn Tea House;{Industry};+996 3522 11002
            Talas Tea House;{Industry};+996 3422 11003
            """);

        await elena.GotoAsync("/crm/companies");
        await elena.ClickAsync("button[popovertarget=add-filter]");
        await elena.ClickAsync("#add-filter a[href*='f.industry']");
        await elena.CheckAsync($"#asking input[value='{Industry}']");
        await elena.FollowAsync("#asking button.primary");
        await Expect(elena.Locator("#list tbody tr")).ToHaveCountAsync(3);

        await elena.ClickAsync("button[popovertarget=views]");
        await elena.ClickAsync("#views a[href*='/create']");
        await elena.FillAsync("#view [name=Name]", "Tea houses");
        await elena.FollowAsync("#view button.primary");
        await Expect(elena.Locator(".view-button")).ToContainTextAsync("Tea houses");

        await elena.CheckAsync("#list thead [data-all]");
        await elena.ClickAsync("button[form=selection][value='crm.company-owner']");
        await elena.SelectOptionAsync("#bulk select", new SelectOptionValue { Label = "Nurlan Sydykov" });
        await elena.ClickAsync("#bulk button.primary");
        await Expect(elena.Locator("#list tbody tr", new() { HasText = "Nurlan Sydykov" })).ToHaveCountAsync(3);
        await Expect(elena.Locator(".view-button")).ToContainTextAsync("Tea houses");

        await elena.FollowAsync("#list tbody a.rowlink");
        await elena.ShowTalkAsync();
        await elena.Locator("#talk-text").FocusAsync();
        await elena.Keyboard.TypeAsync("@nurl");
        await Expect(elena.Locator("#talk [role=option][aria-selected=true]")).ToContainTextAsync("Nurlan Sydykov");
        await elena.Keyboard.PressAsync("Enter");
        await elena.Keyboard.TypeAsync("call them on Monday");
        await elena.Keyboard.PressAsync("Control+Enter");
        await Expect(elena.Locator("#talk-latest .mention")).ToHaveTextAsync("@Nurlan Sydykov");

        var nurlan = await chromium.SignedInAsync(firm, "nurlan");
        await Expect(nurlan.Locator("#unread")).ToBeVisibleAsync(Patience);
        await nurlan.ClickAsync("ui-bell button.bell");
        await nurlan.Locator("#newest .told-open", new() { HasText = "call them on Monday" }).ClickAsync();
        await nurlan.WaitForURLAsync(new Regex(Regex.Escape(new Uri(elena.Url).AbsolutePath)));
        await nurlan.ShowTalkAsync();
        await nurlan.FillAsync("#talk-text", "Done before noon");
        await nurlan.ClickAsync("#talk-write .btn.primary");
        await Expect(nurlan.Locator("#talk-latest")).ToContainTextAsync("Done before noon");
        // Her page is told while it stands there.
        await Expect(elena.Locator("#talk-latest")).ToContainTextAsync("Done before noon", Told);
    }

    [BrowserFact]
    public async Task An_invoice_leaves_by_mail_and_the_thread_says_so()
    {
        using var house = new MailHouse();
        var aida = await chromium.SignedInAsync(firm, "aida");
        await aida.GotoAsync("/workspace/mail-server");
        await aida.FillAsync("#mail-server [name=Host]", "127.0.0.1");
        await aida.FillAsync("#mail-server [name=Port]", $"{house.Port}");
        await aida.SelectOptionAsync("#mail-server [name=Security]", "None");
        await aida.FillAsync("#mail-server [name=FromAddress]", "office@orda.example");
        await aida.ClickAsync("#mail-server .form-actions .btn.primary");
        await Expect(aida.Locator(".toast").First).ToBeVisibleAsync();

        var gulnara = await chromium.SignedInAsync(firm, "gulnara");
        await gulnara.GotoAsync("/finance/invoices?tab=open");
        var rows = await gulnara.Locator("#list tbody a.rowlink").EvaluateAllAsync<string[]>(
            "links => links.map(link => link.getAttribute('href'))");
        foreach (var row in rows)
        {
            await gulnara.GotoAsync(row);
            if (await gulnara.Locator(Project).CountAsync() > 0) break;
        }

        var invoice = new Uri(gulnara.Url).AbsolutePath;
        await gulnara.FollowAsync(".bar-actions a[href*='/workspace/mail/']");
        await gulnara.FillAsync("#compose [name=To]", "payables@client.example");
        await gulnara.FillAsync("#compose [name=Subject]", "Invoice by mail");
        await gulnara.FollowAsync("#compose .form-actions .btn.primary");
        Assert.Equal(invoice, new Uri(gulnara.Url).AbsolutePath);

        await gulnara.EvaluateAsync("() => document.querySelector('#mails').scrollIntoView()");
        var mail = gulnara.Locator("#mails li", new() { HasText = "Invoice by mail" });
        await Expect(mail.Locator(".badge.green")).ToBeVisibleAsync(Patience);
        var taken = Assert.Single(house.Desk.Taken, t => t.Message.Subject == "Invoice by mail");
        Assert.Equal(["payables@client.example"], taken.To);
        Assert.Contains(taken.Message.Attachments, part => part.ContentType.MimeType == "application/pdf");

        await gulnara.FollowAsync(Project);
        await gulnara.FollowAsync("main a[href^='/insights/engagements/']");
        await Expect(gulnara.Locator("li[data-kind='InvoiceMailed']").First).ToBeVisibleAsync(Patience);
    }

    [BrowserFact]
    public async Task A_substitute_approves_on_a_phone_while_the_first_approver_is_on_leave()
    {
        var aida = await chromium.SignedInAsync(firm, "aida", 390, 844);
        await aida.GotoAsync("/workspace/approvals");
        var card = aida.Locator(".approval", new() { Has = aida.Locator(".badge.violet") }).First;
        await Expect(card.Locator(".badge.violet")).ToContainTextAsync("Marat Osmonov");
        var id = await card.GetAttributeAsync("id");
        var expense = await card.Locator(".approval-title").GetAttributeAsync("href");
        var button = card.Locator(".approval-do .btn.primary");
        // A thumb reaches it: large enough, and within the screen.
        await button.ScrollIntoViewIfNeededAsync();
        var box = (await button.BoundingBoxAsync())!;
        Assert.True(box.Height >= 32 && box.X >= 0 && box.X + box.Width <= 390, $"{box.X} {box.Width} {box.Height}");
        await button.ClickAsync();
        await Expect(aida.Locator($"#{id}")).ToHaveCountAsync(0);
        await aida.GotoAsync(expense!);
        await Expect(aida.Locator(".trail")).ToContainTextAsync("Aida Bekova");
    }

    [BrowserFact]
    public async Task Two_companies_become_one_and_two_again()
    {
        var aida = await chromium.SignedInAsync(firm, "aida");
        await aida.GotoAsync("/crm/duplicates");
        await aida.FollowAsync("#pairs tbody .btn.primary");
        var names = await aida.Locator("#merge thead th").AllInnerTextsAsync();
        await aida.Locator("#merge input[type=radio][value=theirs]").First.CheckAsync();
        await aida.FollowAsync("#merge .form-actions .btn.primary");
        await Expect(aida.Locator("main")).ToContainTextAsync(names[2]);
        var survivor = new Uri(aida.Url).AbsolutePath;
        await aida.GotoAsync("/crm/duplicates");
        await Expect(aida.Locator("#pairs tr", new() { HasText = names[1] }).Filter(new() { HasText = names[2] }))
            .ToHaveCountAsync(0);

        await aida.GotoAsync(survivor);
        await aida.ClickAsync("form[action$='/undo'] button");
        await aida.ClickAsync("dialog[open] [value=yes]");
        await aida.WaitForURLAsync(url => !url.EndsWith(survivor, StringComparison.Ordinal));
        await aida.GotoAsync("/crm/duplicates");
        await Expect(aida.Locator("#pairs tr", new() { HasText = names[1] }).Filter(new() { HasText = names[2] }))
            .ToHaveCountAsync(1);
    }

    private static async Task ImportAsync(IPage page, string text)
    {
        await page.GotoAsync("/workspace/imports/new?kind=company");
        await page.SelectOptionAsync("#import-file [name=Kind]", "company");
        await page.SetInputFilesAsync("#import-file [name=File]", new FilePayload
        {
            Name = "tea.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text),
        });
        await page.FollowAsync("#import-file .form-actions .btn.primary");
        await page.FollowAsync("#import-columns .form-actions .btn.primary");
        // The page refreshes itself while it is checked, and while it runs.
        await Expect(page.Locator("form[action$='/run'] button")).ToBeVisibleAsync(Patience);
        await page.ClickAsync("form[action$='/run'] button");
        await Expect(page.Locator("form[action$='/undo'] button")).ToBeVisibleAsync(Patience);
    }
}
