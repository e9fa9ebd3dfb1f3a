using ErpCrm.Identity;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Identity.Account;

public sealed class ChosenLanguageTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private const string Menu = "form[action='/preferences/language']";

    [Fact]
    public async Task The_language_chosen_in_the_menu_is_there_at_the_next_sign_in_on_any_device()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        (await browser.SubmitAsync(await browser.GetAsync("/"), Menu, ("language", "ky"))).Saved();

        Assert.Equal("ky", await LanguageAsync(user.Id));
    }

    [Fact]
    public async Task The_language_chosen_before_signing_in_stays()
    {
        var user = await app.AddUserAsync();
        var browser = app.Browser(null);
        (await browser.SubmitAsync(await browser.GetAsync("/identity/account/sign-in"), Menu, ("language", "ru")))
            .Saved();

        (await IdentityApp.SignInAsync(browser, user.Email)).Saved();

        Assert.Equal("ru", await LanguageAsync(user.Id));
    }

    private Task<string> LanguageAsync(Guid userId) =>
        app.InAsync<IdentityModuleDbContext, string>(
            db => db.Users.Where(u => u.Id == userId).Select(u => u.Language).SingleAsync());
}
