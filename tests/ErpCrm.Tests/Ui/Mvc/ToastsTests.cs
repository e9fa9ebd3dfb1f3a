using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ErpCrm.Tests.Ui.Mvc;

public sealed class ToastsTests
{
    [Fact]
    public void Of_many_messages_that_nobody_saw_the_last_ones_are_shown()
    {
        var tempData = new TempDataDictionary(new DefaultHttpContext(), new NothingStored());
        for (var i = 1; i <= 200; i++) Toasts.Add(tempData, new ToastMessage($"Saved {i}", null));
        Assert.Equal(["Saved 196", "Saved 197", "Saved 198", "Saved 199", "Saved 200"],
            Toasts.Take(tempData).Select(t => t.Text));
    }

    private sealed class NothingStored : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
            // Nothing outlives the test.
        }
    }
}
