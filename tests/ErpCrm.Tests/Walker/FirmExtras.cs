using ErpCrm.SharedKernel.Demo;

namespace ErpCrm.Tests.Walker;

/// <summary>Records of the kinds that the demo company does not show, made the way people make them.</summary>
internal static class FirmExtras
{
    public static async Task AddAsync(TestApp firm)
    {
        foreach (var email in new[] { "aida@orda.example", "elena@orda.example", $"sales{PlayedFirm.Strangers}" }) await SignInAsync(firm, email);
    }

    // A session that is listed on the profile.
    private static async Task SignInAsync(TestApp firm, string email)
    {
        var browser = firm.Browser(null);
        var page = await browser.GetAsync("/identity/account/sign-in");
        (await browser.SubmitAsync(page, "form#sign-in", ("Email", email), ("Password", DemoCast.Password))).Saved();
    }
}
