using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Crm;
using ErpCrm.Identity;
using ErpCrm.Tests.Identity;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web.HeldForms;

public sealed class HeldFormTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private const string Form = "/crm/leads/create";

    [Fact]
    public async Task What_was_typed_before_the_session_ended_is_shown_again_after_signing_in()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var page = await browser.GetAsync(Form);
        await EndSessionsAsync(user.Id);

        var answer = await browser.SubmitAsync(page, "form#lead", ("Name", "Typed Tatyana"),
            ("EstimatedValue", "12 500,50"), ("Source", "Website"));
        var held = await SignInWhereLedAsync(browser, answer.Location!, user.Email);
        Assert.StartsWith("/held?", held, StringComparison.Ordinal);
        var again = await browser.SubmitAsync(await browser.GetAsync(held), "form#held");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("Typed Tatyana", Field(again.Page, "Name"));
        Assert.Equal("12 500,50", Field(again.Page, "EstimatedValue"));
        Assert.Equal(0, await LeadsAsync("Typed Tatyana"));

        (await browser.SubmitAsync(again.Page, "form#lead")).Saved();
        Assert.Equal(1, await LeadsAsync("Typed Tatyana"));
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_does_not_see_it()
    {
        var user = await app.AddUserAsync();
        var other = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var page = await browser.GetAsync(Form);
        await EndSessionsAsync(user.Id);

        var answer = await browser.SubmitAsync(page, "form#lead", ("Name", "Private Petrov"));
        var held = await SignInWhereLedAsync(browser, answer.Location!, other.Email);
        using var shown = await browser.Http.GetAsync(held);

        Assert.Equal("/", shown.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_form_whose_key_against_forgery_ran_out_is_shown_again()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var page = await browser.GetAsync(Form);

        var answer = await browser.SubmitAsync(page, "form#lead", ("Name", "Old Oleg"),
            ("__RequestVerificationToken", "outdated"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var again = await browser.SubmitAsync(await browser.GetAsync(answer.Location!), "form#held");

        Assert.Equal("Old Oleg", Field(again.Page, "Name"));
    }

    [Fact]
    public async Task A_form_that_was_never_shown_by_us_is_not_held()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        await EndSessionsAsync(user.Id);

        var forged = await browser.PostAsync(Form, [new("Name", "Forged"), new("__Owner", user.Id.ToString("N"))]);

        Assert.DoesNotContain("held", forged.Location!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_only_shown_saves_nothing()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var page = await browser.GetAsync(Form);

        var answer = await browser.SubmitAsync(page, "form#lead", ("Name", "Only Shown"), ("Source", "Website"),
            ("__Again", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(0, await LeadsAsync("Only Shown"));
    }

    [Fact]
    public async Task A_password_is_not_held()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var page = await browser.GetAsync("/identity/profile/password");
        await EndSessionsAsync(user.Id);

        var answer = await browser.SubmitAsync(page, "form#password", ("Current", IdentityApp.Password),
            ("Password", "eight quiet horses"));

        Assert.StartsWith("/identity/account/sign-in", answer.Location, StringComparison.Ordinal);
        Assert.DoesNotContain("held", answer.Location!, StringComparison.Ordinal);
    }

    [Fact]
    public void No_form_with_a_password_is_held()
    {
        var forms = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(e => e.Metadata.GetMetadata<ControllerActionDescriptor>())
            .OfType<ControllerActionDescriptor>()
            .SelectMany(a => a.Parameters)
            .Select(p => p.ParameterType)
            .Where(type => type.GetProperty("Password") is not null)
            .ToHashSet();
        Assert.True(forms.Count > 3);
        Assert.All(forms, type => Assert.True(type.IsDefined(typeof(NotHeldAttribute), inherit: true), type.Name));
    }

    private static async Task<string> SignInWhereLedAsync(TestBrowser browser, string url, string email)
    {
        var page = await browser.GetAsync(url);
        return (await browser.SubmitAsync(page, "form#sign-in", ("Email", email), ("Password", IdentityApp.Password)))
            .Saved();
    }

    private static string? Field(IHtmlDocument page, string name) =>
        (page.QuerySelector($"input[name='{name}']") as IHtmlInputElement)?.Value;

    private Task<int> EndSessionsAsync(Guid userId) =>
        app.InAsync<IdentityModuleDbContext, int>(
            db => db.Sessions.Where(s => s.UserId == userId).ExecuteDeleteAsync());

    private Task<int> LeadsAsync(string name) =>
        app.InAsync<CrmDbContext, int>(db => db.Leads.CountAsync(l => l.Name == name));
}
