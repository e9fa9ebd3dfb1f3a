using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Tests.Ui.Mvc;

public sealed class PageUrlTests
{
    [Fact]
    public void The_address_keeps_the_filter_and_forgets_the_page()
    {
        var request = new DefaultHttpContext().Request;
        request.Path = "/crm/companies";
        request.QueryString = new QueryString("?q=%D0%B0%D0%BB&page=3&status=active");
        Assert.Equal("/crm/companies?q=%D0%B0%D0%BB&status=active&sort=name",
            PageUrl.With(request, ("sort", "name"), ("page", null)));
    }
}
