"""The same job for Scrapy: scrapy runspider lantern_spider.py -a origin=http://... -O records.jsonl"""

import scrapy


class LanternSpider(scrapy.Spider):
    name = "lantern"
    custom_settings = {
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "COOKIES_ENABLED": False,
        "ROBOTSTXT_OBEY": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
    }

    def __init__(self, origin, **kwargs):
        super().__init__(**kwargs)
        self.start_urls = [f"{origin}/latest"]

    def parse(self, response):
        for href in response.css("li.entry h3 a::attr(href)").getall():
            yield response.follow(href, self.parse_story)
        following = response.css('a[rel="next"]::attr(href)').get()
        if following:
            yield response.follow(following, self.parse)

    def parse_story(self, response):
        date = response.css(".byline time::attr(datetime)").get()
        yield {
            "url": response.url,
            "title": response.css("h1.headline::text").get(),
            "date": date and date[:10],
            "body": " ".join("".join(p.css("*::text").getall()) for p in response.css(".story-text p")),
            "tags": response.css(".topics a::text").getall(),
        }
